import type { Reason } from '@hamyar/contracts/reasons';
import { matchingRun, withTransaction } from '@hamyar/db';
import { matchingRunStatesBefore } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, inArray, lt, sql } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { feedSolver } from './feed-solver.ts';
import { moveRun } from './move-run.ts';
import { inTurn, openSolver, SolverFailure, type SolverLimits } from './open-solver.ts';
import { noteProgress, type Run } from './queries.ts';
import { writeResult } from './write-result.ts';

/** A nation's run takes seconds; ten minutes and 3 GB are the fence around a mistake, not a plan. */
export const usualLimits: SolverLimits = { timeoutMs: 10 * 60_000, memoryMb: 3_072 };
/** A run whose worker died this often is not tried again. */
const maxAttempts = 3;
/** Loading is the first twentieth of the bar, writing the last. */
const barOf = (solvedPerMille: number) => 50 + Math.floor(solvedPerMille * 0.9);

/**
 * Makes the proposals of a run: loads the facts, keeps them as a snapshot, lets the engine work in a process of its own,
 * and writes the result in one transaction. Run again after a crash it begins anew; a run that cannot be ends `failed`.
 * @throws when it should be tried again: another worker is at it, or the database is away
 */
export async function runMatching(
  ctx: Ctx,
  runId: string,
  limits: SolverLimits = usualLimits,
): Promise<void> {
  authorise(ctx, 'platform');
  const letGo = await hold(ctx, runId);
  try {
    const run = await begin(ctx, runId);
    if (run) await inTurn(() => solveRun(ctx, run, limits));
  } finally {
    await letGo();
  }
}

async function solveRun(ctx: Ctx, run: Run, limits: SolverLimits): Promise<void> {
  const runId = run.id;
  const solver = openSolver(limits, (solved) => void noteProgress(ctx, runId, barOf(solved)));
  try {
    await feedSolver(ctx, run, solver);
    await noteProgress(ctx, runId, barOf(0));
    const solved = await solver.solve();
    await noteProgress(ctx, runId, barOf(1_000));
    await writeResult(ctx, run, solved);
  } catch (error) {
    if (!(error instanceof SolverFailure)) throw error;
    ctx.log.error({ err: error, runId }, 'matching run failed');
    await failRun(ctx, run, error.reason);
  } finally {
    await solver.close();
  }
}

/** One worker a run: a lock of the session, which falls away with the process that held it. */
async function hold(ctx: Ctx, runId: string): Promise<() => Promise<void>> {
  const client = await ctx.pool.connect();
  const key = `matching-run:${runId}`;
  const { rows } = await client
    .query<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', [key])
    .catch((error: Error) => {
      client.release(error);
      throw error;
    });
  if (!rows[0]?.held) {
    client.release();
    throw new Refusal('unavailable', 'matching.still_running');
  }
  return async () => {
    const broken = await client
      .query('select pg_advisory_unlock(hashtextextended($1, 0))', [key])
      .then(() => undefined)
      .catch((error: Error) => error);
    client.release(broken);
  };
}

/** The run, now `running`; null when there is nothing left to do. */
async function begin(ctx: Ctx, runId: string): Promise<Run | null> {
  authorise(ctx, 'platform');
  const run = await withTransaction(ctx, (tx) =>
    moveRun(tx, runId, 'running', {
      startedAt: ctx.clock.now(),
      progressPerMille: 0,
      attempts: sql`${matchingRun.attempts} + 1`,
    }),
  );
  if (run && run.attempts > maxAttempts) {
    await failRun(ctx, run, 'matching.abandoned');
    return null;
  }
  return run;
}

async function failRun(ctx: Ctx, run: Run, failure: Reason): Promise<void> {
  authorise(ctx, 'platform');
  await withTransaction(ctx, async (tx) => {
    if (!(await moveRun(tx, run.id, 'failed', { failure, finishedAt: ctx.clock.now() }))) return;
    await audit(ctx, tx, {
      action: 'matching.failed',
      targetType: 'matching_run',
      targetId: run.id,
      provinceCode: run.provinceCode,
      detail: { failure },
    });
  });
}

/** Longer than any run, its three attempts and the queue's patience together. */
const patienceMs = 90 * 60_000;

/** Ends runs that no worker will finish any more, so that nobody waits before a bar for ever. */
export async function endLostRuns(ctx: Ctx): Promise<void> {
  authorise(ctx, 'platform');
  const lost = await withTransaction(ctx, (tx) =>
    tx
      .select()
      .from(matchingRun)
      .where(
        and(
          inArray(matchingRun.state, matchingRunStatesBefore('failed')),
          lt(matchingRun.createdAt, new Date(ctx.clock.now().getTime() - patienceMs)),
        ),
      )
      .limit(50),
  );
  for (const run of lost) await failRun(ctx, run, 'matching.abandoned');
}
