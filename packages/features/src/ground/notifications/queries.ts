import { notification, prepared, type Transaction } from '@hamyar/db';
import type { MessageRefusal } from '@hamyar/domain';
import { and, count, desc, eq, lt, sql } from 'drizzle-orm';

/** The line of a province's office as it was recorded last; null where it has none. */
export async function lineOf(tx: Transaction, provinceCode: string): Promise<string | null> {
  const { rows } = await tx.$client.query<{ line: string | null }>({
    name: 'notification_line',
    text: `select sms_line as line from office_version where province_code = $1 order by number desc limit 1`,
    values: [provinceCode],
  });
  return rows[0]?.line ?? null;
}

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

/** Messages of one template, by where they lead or by whose they are. */
export interface SettledNotices {
  readonly template: string;
  readonly links?: readonly string[];
  readonly accountIds?: readonly string[];
}

/** What messages of a template asked for is settled: they count as read, as far as the caller sees them. */
export async function markSettled(
  tx: Transaction,
  { template, links = [], accountIds = [] }: SettledNotices,
  now: Date,
): Promise<void> {
  if (links.length > 0)
    await tx.$client.query({
      name: 'notification_settle',
      text: 'update notification set read_at = $3 where template = $1 and link = any ($2::text[]) and read_at is null',
      values: [template, links, now],
    });
  if (accountIds.length > 0)
    await tx.$client.query({
      name: 'notification_settle_of_people',
      text: 'update notification set read_at = $3 where template = $1 and account_id = any ($2::uuid[]) and read_at is null',
      values: [template, accountIds, now],
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

/** After a refusal of the account or a template nothing more is tried for so long: one text a minute asks whether it is mended. */
const pauseMs = 60_000;

/** What texts of a template wait for right now, or null. */
export async function pauseOf(
  tx: Transaction,
  template: string,
  now: Date,
): Promise<{ refusal: 'credit' | 'account' | 'template'; refusalCode: number | null } | null> {
  const { rows } = await tx.$client.query<{
    refusal: 'credit' | 'account' | 'template';
    refusalCode: number | null;
    state: string;
  }>({
    name: 'message_pause',
    text: `select state, refusal, refusal_code as "refusalCode" from message_attempt
      where finished_at > $2 and (state = 'sent' or refusal in ('credit', 'account'))
        or finished_at > $2 and refusal = 'template' and template = $1
      order by finished_at desc, id desc limit 1`,
    values: [template, new Date(now.getTime() - pauseMs)],
  });
  const [newest] = rows;
  return newest && newest.state !== 'sent'
    ? { refusal: newest.refusal, refusalCode: newest.refusalCode }
    : null;
}

/** A text that did not reach its phone, as far as we know. */
export interface UndeliveredRow {
  readonly id: string;
  readonly template: string;
  readonly state: 'rejected' | 'held' | 'sending';
  readonly refusal: MessageRefusal | null;
  readonly refusalCode: number | null;
  readonly startedAt: Date;
  readonly notificationId: string | null;
  readonly mobile: string | null;
  readonly hasInbox: boolean;
}

/** One still `sending` after this long was cut off by a crash: nobody knows what became of it. */
const lostMs = 10 * 60_000;

const isUndelivered = `(a.state in ('rejected', 'held') or a.state = 'sending' and a.started_at < $1)`;

/** Texts that reached nobody, newest first; `before` is the id of the last row seen (ids sort by time). */
export async function undeliveredPage(
  tx: Transaction,
  query: { before: string; limit: number; now: Date },
): Promise<UndeliveredRow[]> {
  const { rows } = await tx.$client.query<UndeliveredRow>({
    name: 'message_undelivered',
    text: `select a.id, a.template, a.state, a.refusal, a.refusal_code as "refusalCode", a.started_at as "startedAt",
        n.id as "notificationId", n.recipient_mobile as mobile, n.account_id is not null as "hasInbox"
      from message_attempt a left join notification n on n.id = a.notification_id
      where ${isUndelivered} and a.id < $2 order by a.id desc limit $3`,
    values: [new Date(query.now.getTime() - lostMs), query.before, query.limit],
  });
  return rows;
}

/** How many texts reached nobody, how many of them wait for the account or a template, and when the first and the newest were given up. */
export async function undeliveredSummary(
  tx: Transaction,
  now: Date,
): Promise<{ count: number; held: number; oldestAt: Date | null; newestAt: Date | null }> {
  const { rows } = await tx.$client.query<{
    count: number;
    held: number;
    oldestAt: Date | null;
    newestAt: Date | null;
  }>({
    name: 'message_undelivered_summary',
    text: `select count(*)::int as count, count(*) filter (where a.state = 'held')::int as held,
      min(a.started_at) as "oldestAt", max(a.started_at) as "newestAt" from message_attempt a where ${isUndelivered}`,
    values: [new Date(now.getTime() - lostMs)],
  });
  return rows[0] ?? { count: 0, held: 0, oldestAt: null, newestAt: null };
}
