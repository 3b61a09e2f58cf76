import { notification, prepared, type Transaction } from '@hamyar/db';
import type { LinkPath } from '@hamyar/i18n/link-paths';
import { and, count, desc, eq, lt, sql } from 'drizzle-orm';

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

/** What a message asked for is settled: it counts as read, and a text still held back for it will not go out. */
export async function settleNotices(
  tx: Transaction,
  settled: { accountId: string; link: LinkPath; now: Date },
): Promise<void> {
  await tx.$client.query({
    name: 'notification_settle',
    text: 'update notification set read_at = $3 where account_id = $1 and link = $2 and read_at is null',
    values: [settled.accountId, settled.link, settled.now],
  });
}

/** How many messages are held of somebody, and the last day any of them is kept. */
export async function noticeHoldings(
  tx: Transaction,
  accountId: string,
): Promise<{ count: number; retainUntil: string | null }> {
  const [row] = await tx
    .select({ count: count(), retainUntil: sql<string | null>`max(${notification.retainUntil})::text` })
    .from(notification)
    .where(eq(notification.accountId, accountId));
  return row ?? { count: 0, retainUntil: null };
}
