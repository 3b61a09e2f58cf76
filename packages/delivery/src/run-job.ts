import { type Pool, type Transaction, withTransaction } from '@hamyar/db';
import { AppError, type Context, type Logger } from '@hamyar/platform';
import { asMachine, machineReach } from './as-machine.ts';
import type { Job } from './job.ts';
import type { Delivery } from './queue.ts';
import { outboxStates } from './states.ts';

/** The context in which jobs run: the platform's, bound to our database. */
export type JobContext = Context<Pool>;

/** A job as this machine runs it, whatever feature it belongs to. */
export type RunnableJob = Job<JobContext, Transaction>;

/** Makes the context of one job: acting under the job's name, with its log. */
export type JobContexts = (jobName: string, requestId: string, log: Logger) => JobContext;

/** Tries after which a job is declared dead and needs a person. */
export const maxTries = 8;

/**
 * Does one row of the outbox: finds its job, checks the payload, runs it, and records it as processed. However often the
 * queue delivers the same row, its database effects happen once.
 * @throws when the try failed and the queue should try again
 */
export async function runJob(
  contexts: JobContexts,
  jobs: ReadonlyMap<string, RunnableJob>,
  log: Logger,
  delivery: Delivery,
): Promise<void> {
  const job = jobs.get(delivery.topic);
  const jobLog = log.child({ topic: delivery.topic, outboxId: delivery.outboxId });
  const ctx = contexts(job?.name ?? delivery.topic, delivery.outboxId, jobLog);
  const payload = job?.payload.safeParse(delivery.payload);
  if (!job || !payload?.success) {
    await bury(ctx, delivery.outboxId, job ? 'payload does not fit the job' : 'no such job');
    return;
  }
  const startedAt = performance.now();
  try {
    if (job.effect === 'once') {
      await withTransaction(lent(ctx), async (tx) => {
        if (await claim(tx, job, delivery.outboxId)) await job.run(ctx, payload.data, tx);
      });
    } else if (!(await isProcessed(ctx, job, delivery.outboxId))) {
      await job.run(ctx, payload.data, delivery.outboxId);
      await asMachine(ctx.pool, (tx) => claim(tx, job, delivery.outboxId));
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

/** The row of a job is done by the job's own commit, so its transaction reaches the machine's tables besides its own. */
function lent(ctx: JobContext): JobContext {
  return { ...ctx, rowScope: { ...ctx.rowScope, reach: [...ctx.rowScope.reach, ...machineReach] } };
}

type NamedJob = { readonly name: string; readonly formerly?: readonly string[] };

/** Records the row as done by this job; false when it already was, under whatever name the job had then. */
async function claim(tx: Transaction, job: NamedJob, outboxId: string): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'processed_claim',
    text: `with claimed as (insert into processed (consumer, outbox_id)
        select $1, $2 where not exists (select from processed where consumer = any ($3) and outbox_id = $2)
        on conflict do nothing returning 1)
      update outbox set state = ${outboxStates.done}, done_at = now() where id = $2 and exists (select from claimed)`,
    values: [job.name, outboxId, job.formerly ?? []],
  });
  return rowCount === 1;
}

async function isProcessed(ctx: JobContext, job: NamedJob, outboxId: string): Promise<boolean> {
  const { rowCount } = await asMachine(ctx.pool, (tx) =>
    tx.$client.query('select from processed where consumer = any ($1) and outbox_id = $2 limit 1', [
      [job.name, ...(job.formerly ?? [])],
      outboxId,
    ]),
  );
  return rowCount === 1;
}

/** Why a try failed: for the person who finds the job dead, and the sign that somebody tried at all. */
async function note(ctx: JobContext, outboxId: string, error: unknown): Promise<void> {
  const why = (error instanceof Error ? error.message : String(error)).slice(0, 300);
  await asMachine(ctx.pool, (tx) =>
    tx.$client.query(
      `update outbox set last_error = $2 where id = $1 and state = ${outboxStates.dispatched}`,
      [outboxId, why],
    ),
  );
}

async function bury(ctx: JobContext, outboxId: string, why: string): Promise<void> {
  ctx.log.error({ why }, 'a job is dead and needs a person');
  await asMachine(ctx.pool, (tx) =>
    tx.$client.query(
      `update outbox set state = ${outboxStates.dead}, done_at = now(), last_error = $2
        where id = $1 and state <> ${outboxStates.done}`,
      [outboxId, why],
    ),
  );
}
