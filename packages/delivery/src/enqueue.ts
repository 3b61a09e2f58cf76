import type { TransactionLike } from '@hamyar/platform';
import type { z } from 'zod';

/**
 * Enqueues a job in the caller's transaction. It runs after the commit, or never when the transaction rolls back.
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

/** Enqueues the same job for many payloads in one statement. */
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
