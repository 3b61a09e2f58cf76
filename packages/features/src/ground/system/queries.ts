import type { Transaction } from '@hamyar/db';

// States of a promise: 0 new, 1 dispatched, 2 done, 3 dead, 4 set aside by a person.

export interface DeadRow {
  readonly id: string;
  /** Of this death; to the microsecond, which a Date is not. */
  readonly version: string;
  readonly topic: string;
  readonly tries: number;
  readonly lastError: string | null;
  readonly promisedAt: Date;
  readonly diedAt: Date;
}

const diedAt = 'coalesce(done_at, next_at)';
const version = `(extract(epoch from ${diedAt}) * 1000000)::bigint::text`;

/** Dead promises, newest first; `before` is the id of the last row seen (ids sort by time). */
export async function deadPage(tx: Transaction, before: string | null, limit: number): Promise<DeadRow[]> {
  const { rows } = await tx.$client.query<DeadRow>({
    name: 'outbox_dead_page',
    text: `select id, ${version} as version, topic, tries, last_error as "lastError", created_at as "promisedAt",
        ${diedAt} as "diedAt"
      from outbox where state = 3 and ($1::uuid is null or id < $1) order by id desc limit $2`,
    values: [before, limit],
  });
  return rows;
}

export interface OutboxState {
  readonly dead: number;
  readonly lastDiedAt: Date | null;
  readonly open: number;
  readonly oldestDueAt: Date | null;
}

export async function outboxState(tx: Transaction): Promise<OutboxState> {
  const { rows } = await tx.$client.query<OutboxState>({
    name: 'outbox_state',
    text: `select dead, "lastDiedAt", open, "oldestDueAt" from
      (select count(*)::int as dead, max(coalesce(done_at, next_at)) as "lastDiedAt" from outbox where state = 3) d,
      (select count(*)::int as open, min(next_at) filter (where state = 0 and next_at <= now()) as "oldestDueAt"
        from outbox where state in (0, 1)) o`,
  });
  return rows[0] ?? { dead: 0, lastDiedAt: null, open: 0, oldestDueAt: null };
}

/** Those of the promises that are dead, locked, each with the version of its death. */
export async function lockDead(
  tx: Transaction,
  ids: readonly string[],
): Promise<{ id: string; version: string }[]> {
  const { rows } = await tx.$client.query<{ id: string; version: string }>({
    name: 'outbox_lock_dead',
    text: `select id, ${version} as version from outbox where id = any ($1::uuid[]) and state = 3 order by id for update`,
    values: [ids],
  });
  return rows;
}

/** Decides dead promises; ids of others are left as they are. Returns the ids decided. */
export async function settleDead(
  tx: Transaction,
  ids: readonly string[],
  decision: 'again' | 'set_aside',
): Promise<string[]> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: `outbox_${decision}`,
    text:
      decision === 'again'
        ? `update outbox set state = 0, tries = 0, next_at = now(), done_at = null
           where id = any ($1::uuid[]) and state = 3 returning id`
        : `update outbox set state = 4, done_at = now() where id = any ($1::uuid[]) and state = 3 returning id`,
    values: [ids],
  });
  return rows.map((row) => row.id);
}

/** National staff who have not heard of the newest dead promise: no alarm since, and none they have yet to read. */
export async function unalarmedStaff(
  tx: Transaction,
  template: string,
  lastDiedAt: Date,
): Promise<{ accountId: string }[]> {
  const { rows } = await tx.$client.query<{ accountId: string }>({
    name: 'outbox_unalarmed_staff',
    text: `select distinct g.account_id as "accountId" from role_grant g
      where g.role = 'national' and g.revoked_at is null and not exists (select from notification n
        where n.account_id = g.account_id and n.template = $1 and (n.read_at is null or n.created_at >= $2))
      limit 200`,
    values: [template, lastDiedAt],
  });
  return rows;
}
