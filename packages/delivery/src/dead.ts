import type { Pool, Transaction } from '@hamyar/db';
import { asMachine } from './as-machine.ts';
import { outboxStates } from './states.ts';

/** A job that was tried to the end and not done. */
export interface DeadJob {
  readonly id: string;
  /** Of this death; to the microsecond, which a Date is not. */
  readonly version: string;
  readonly topic: string;
  readonly tries: number;
  readonly lastError: string | null;
  readonly enqueuedAt: Date;
  readonly diedAt: Date;
}

const diedAt = 'coalesce(done_at, next_at)';
const version = `(extract(epoch from ${diedAt}) * 1000000)::bigint::text`;

/** Dead jobs, newest first; `before` is the id of the last row seen (ids sort by time). */
export async function deadJobs(tx: Transaction, before: string | null, limit: number): Promise<DeadJob[]> {
  const { rows } = await tx.$client.query<DeadJob>({
    name: before === null ? 'outbox_dead_first' : 'outbox_dead_page',
    text: `select id, ${version} as version, topic, tries, last_error as "lastError", created_at as "enqueuedAt",
        ${diedAt} as "diedAt"
      from outbox where state = ${outboxStates.dead} ${before === null ? '' : 'and id < $2'} order by id desc limit $1`,
    values: before === null ? [limit] : [limit, before],
  });
  return rows;
}

/** How the outbox stands as a whole. */
export interface OutboxSummary {
  readonly dead: number;
  readonly firstDiedAt: Date | null;
  readonly lastDiedAt: Date | null;
  readonly open: number;
  /** Since when the oldest new row is due; null when none is. */
  readonly oldestDueAt: Date | null;
}

/** Counts what is open and what is dead, both by partial indexes. For whoever asks: figures name no job and no person. */
export async function outboxSummary(pool: Pool): Promise<OutboxSummary> {
  const { rows } = await asMachine(pool, (tx) =>
    tx.$client.query<OutboxSummary>({
      name: 'outbox_summary',
      text: `select dead, "firstDiedAt", "lastDiedAt", open, "oldestDueAt" from
      (select count(*)::int as dead, min(${diedAt}) as "firstDiedAt", max(${diedAt}) as "lastDiedAt"
        from outbox where state = ${outboxStates.dead}) d,
      (select count(*)::int as open,
          min(next_at) filter (where state = ${outboxStates.new} and next_at <= now()) as "oldestDueAt"
        from outbox where state in (${outboxStates.new}, ${outboxStates.dispatched})) o`,
    }),
  );
  return rows[0] ?? { dead: 0, firstDiedAt: null, lastDiedAt: null, open: 0, oldestDueAt: null };
}

/** Those of the jobs that are dead, locked, each with the version of its death. */
export async function lockDeadJobs(
  tx: Transaction,
  ids: readonly string[],
): Promise<{ id: string; version: string }[]> {
  const { rows } = await tx.$client.query<{ id: string; version: string }>({
    name: 'outbox_lock_dead',
    text: `select id, ${version} as version from outbox
      where id = any ($1::uuid[]) and state = ${outboxStates.dead} order by id for update`,
    values: [ids],
  });
  return rows;
}

/** Sends dead jobs out again from the first try, or sets them aside; others are left. Returns the ids decided. */
export async function decideDeadJobs(
  tx: Transaction,
  ids: readonly string[],
  decision: 'again' | 'set_aside',
): Promise<string[]> {
  const change =
    decision === 'again'
      ? `state = ${outboxStates.new}, tries = 0, next_at = now(), done_at = null`
      : `state = ${outboxStates.setAside}, done_at = now()`;
  const { rows } = await tx.$client.query<{ id: string }>({
    name: `outbox_${decision}`,
    text: `update outbox set ${change} where id = any ($1::uuid[]) and state = ${outboxStates.dead} returning id`,
    values: [ids],
  });
  return rows.map((row) => row.id);
}
