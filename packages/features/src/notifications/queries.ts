import { notification, prepared } from '@hamyar/db';
import { and, desc, eq, lt, sql } from 'drizzle-orm';

/** Newest first; `before` is the id of the last row seen (ids sort by time). */
export const inboxPage = prepared('notification_inbox', (db) =>
  db
    .select()
    .from(notification)
    .where(
      and(
        eq(notification.accountId, sql.placeholder('accountId')),
        lt(notification.id, sql.placeholder('before')),
      ),
    )
    .orderBy(desc(notification.id))
    .limit(sql.placeholder('limit')),
);

export const unreadCount = prepared('notification_unread', (db) =>
  db
    .select({ unread: sql<number>`count(*)::int` })
    .from(notification)
    .where(
      and(eq(notification.accountId, sql.placeholder('accountId')), sql`${notification.readAt} is null`),
    ),
);
