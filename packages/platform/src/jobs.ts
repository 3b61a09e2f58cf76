import type { z } from 'zod';
import type { TransactionLike } from './database.ts';

/** Separate queues, so that a campaign cannot delay a one-time code. */
export const queueNames = ['urgent', 'standard', 'bulk'] as const;
export type QueueName = (typeof queueNames)[number];

interface JobShape<Payload extends z.ZodType> {
  /** `noun.verb`; also the outbox topic. */
  readonly name: string;
  readonly queue: QueueName;
  /** Ids only: queue payloads are clear text. */
  readonly payload: Payload;
}

/**
 * Effects in the database only. `run` works inside the consumer's transaction, which also records the outbox row as
 * processed: the effects happen exactly once, however often the queue delivers.
 */
export interface OnceJob<C, Tx, Payload extends z.ZodType = z.ZodType> extends JobShape<Payload> {
  readonly effect: 'once';
  run(ctx: C, payload: z.output<Payload>, tx: Tx): Promise<void>;
}

/**
 * Effects outside (SMS, gateway). `run` opens its own transactions around a call that cannot join one, in the
 * two-step form of `features/ground/notifications`, and must bear being run again.
 */
export interface OutsideJob<C, Payload extends z.ZodType = z.ZodType> extends JobShape<Payload> {
  readonly effect: 'outside';
  run(ctx: C, payload: z.output<Payload>, outboxId: string): Promise<void>;
}

/** A piece of work that a transaction promised. */
export type Job<C, Tx, Payload extends z.ZodType = z.ZodType> =
  | OnceJob<C, Tx, Payload>
  | OutsideJob<C, Payload>;

/** Something the worker does by the clock; one process at a time, guarded by an advisory lock. */
export interface Schedule<C> {
  readonly name: string;
  readonly everyMs: number;
  run(ctx: C): Promise<void>;
}

/**
 * Promises a job in the caller's transaction. It runs after the commit, or never when the transaction rolls back.
 * @param more.notBefore the earliest instant; it waits in the outbox, not in the queue. Left out: at once
 */
export async function enqueue<Payload extends z.ZodType>(
  tx: TransactionLike,
  job: { readonly name: string; readonly payload: Payload },
  key: string,
  payload: z.input<Payload>,
  more: { readonly notBefore?: Date } = {},
): Promise<void> {
  await tx.$client.query({
    name: 'outbox_insert',
    text: 'insert into outbox (topic, key, payload, next_at) values ($1, $2, $3, coalesce($4, now()))',
    values: [job.name, key, JSON.stringify(payload), more.notBefore ?? null],
  });
}

/** Promises the same job for many payloads in one statement. */
export async function enqueueMany<Payload extends z.ZodType>(
  tx: TransactionLike,
  job: { readonly name: string; readonly payload: Payload },
  items: readonly { key: string; payload: z.input<Payload> }[],
): Promise<void> {
  if (items.length === 0) return;
  await tx.$client.query({
    name: 'outbox_insert_many',
    text: 'insert into outbox (topic, key, payload) select $1, k, p from unnest($2::text[], $3::jsonb[]) as t(k, p)',
    values: [job.name, items.map((item) => item.key), items.map((item) => JSON.stringify(item.payload))],
  });
}
