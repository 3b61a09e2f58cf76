import { withTransaction } from '@hamyar/db';
import type { Ctx, FeatureJob } from '@hamyar/features/kit/feature';
import { AppError, type ContextMaker, type Delivery, type Logger } from '@hamyar/platform';

/** Tries after which a promise is declared dead and needs a person. */
export const mostTries = 8;

/**
 * Keeps one promise of the outbox: finds its job, checks the payload, runs it, and records it as processed. However
 * often the queue delivers the same promise, its database effects happen once.
 * @throws when the try failed and the queue should try again
 */
export async function runJob(
  contexts: ContextMaker<Ctx['pool']>,
  jobs: ReadonlyMap<string, FeatureJob>,
  log: Logger,
  delivery: Delivery,
): Promise<void> {
  const job = jobs.get(delivery.topic);
  const jobLog = log.child({ topic: delivery.topic, outboxId: delivery.outboxId });
  const ctx = contexts({ kind: 'job', name: delivery.topic }, delivery.outboxId, jobLog);
  const payload = job?.payload.safeParse(delivery.payload);
  if (!job || !payload?.success) {
    await bury(ctx, delivery.outboxId, job ? 'payload does not fit the job' : 'no such job');
    return;
  }
  const startedAt = performance.now();
  try {
    if (job.effect === 'once') {
      await withTransaction(ctx, async (tx) => {
        if (await claim(tx, job.name, delivery.outboxId)) await job.run(ctx, payload.data, tx);
      });
    } else if (!(await isProcessed(ctx, job.name, delivery.outboxId))) {
      await job.run(ctx, payload.data, delivery.outboxId);
      await withTransaction(ctx, (tx) => claim(tx, job.name, delivery.outboxId));
    }
    jobLog.debug({ ms: Math.round(performance.now() - startedAt) }, 'job done');
  } catch (error) {
    // A refusal by our own rules will be the same next time: no retries, a person looks at it.
    if (error instanceof AppError && error.code !== 'unavailable' && error.code !== 'conflict') {
      await bury(ctx, delivery.outboxId, error.message);
      return;
    }
    await note(ctx, delivery.outboxId, error).catch(() => {});
    throw error;
  }
}

type Tx = Parameters<Parameters<typeof withTransaction>[1]>[0];

/** Records the promise as kept; false when it already was. */
async function claim(tx: Tx, consumer: string, outboxId: string): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'processed_claim',
    text: `with claimed as (insert into processed (consumer, outbox_id) values ($1, $2) on conflict do nothing returning 1)
      update outbox set state = 2, done_at = now() where id = $2 and exists (select from claimed)`,
    values: [consumer, outboxId],
  });
  return rowCount === 1;
}

async function isProcessed(ctx: Ctx, consumer: string, outboxId: string): Promise<boolean> {
  const { rowCount } = await ctx.pool.query('select from processed where consumer = $1 and outbox_id = $2', [
    consumer,
    outboxId,
  ]);
  return rowCount === 1;
}

/** Why a try failed: for the person who finds the promise dead, and the sign that somebody tried at all. */
async function note(ctx: Ctx, outboxId: string, error: unknown): Promise<void> {
  const why = (error instanceof Error ? error.message : String(error)).slice(0, 300);
  await ctx.pool.query('update outbox set last_error = $2 where id = $1 and state = 1', [outboxId, why]);
}

async function bury(ctx: Ctx, outboxId: string, why: string): Promise<void> {
  ctx.log.error({ why }, 'promise is dead and needs a person');
  await ctx.pool.query(
    'update outbox set state = 3, done_at = now(), last_error = $2 where id = $1 and state <> 2',
    [outboxId, why],
  );
}
