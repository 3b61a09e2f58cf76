import type { z } from 'zod';

/**
 * Separate queues, so that neither a campaign nor a search among a big province's people delays a one-time code.
 * `offers` is what looks for people and should be done in seconds, and takes as long as the province is big.
 */
export const queueNames = ['urgent', 'standard', 'offers', 'bulk'] as const;
export type QueueName = (typeof queueNames)[number];

/** Jobs of a queue that one worker does at once, where that is fewer than it could: each of these is a processor's work. */
export const maxAtOnce: { readonly [Name in QueueName]?: number } = { offers: 2 };

interface JobShape<Payload extends z.ZodType> {
  /** `noun.act`; also the outbox topic. */
  readonly name: string;
  /** Names it had in former versions: rows enqueued under them are still done, and known as done. */
  readonly formerly?: readonly string[];
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
  run(ctx: C, payload: z.output<Payload>, tx: Tx): Promise<unknown>;
}

/**
 * Effects outside (SMS, gateway). `run` opens its own transactions around a call that cannot join one, in the
 * two-step form of `features/ground/notifications`, and must bear being run again.
 */
export interface OutsideJob<C, Payload extends z.ZodType = z.ZodType> extends JobShape<Payload> {
  readonly effect: 'outside';
  run(ctx: C, payload: z.output<Payload>, outboxId: string): Promise<unknown>;
}

/** A piece of work that a transaction enqueued. */
export type Job<C, Tx, Payload extends z.ZodType = z.ZodType> =
  | OnceJob<C, Tx, Payload>
  | OutsideJob<C, Payload>;

/** Something the worker does by the clock; one process at a time, guarded by an advisory lock. */
export interface Schedule<C> {
  readonly name: string;
  readonly everyMs: number;
  run(ctx: C): Promise<unknown>;
}

/** Jobs by their name and by every name they had. */
export function jobsByName<J extends { readonly name: string; readonly formerly?: readonly string[] }>(
  jobs: readonly J[],
): ReadonlyMap<string, J> {
  return new Map(
    jobs.flatMap((job) => [job.name, ...(job.formerly ?? [])].map((name) => [name, job] as const)),
  );
}
