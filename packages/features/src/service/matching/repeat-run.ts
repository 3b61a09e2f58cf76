import { matchingRun, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { inTurn, openSolver, SolverFailure, type SolverLimits } from './open-solver.ts';
import { runInScope, snapshotOf } from './queries.ts';
import { usualLimits } from './run-matching.ts';

/** Makes a run again in a process of its own, from exactly what the engine was given; changes no proposal. */
export async function repeatRun(ctx: Ctx, runId: string, limits: SolverLimits = usualLimits): Promise<void> {
  const scope = authorise(ctx, 'platform');
  const { run, snapshot } = await withTransaction(ctx, async (tx) => ({
    run: await runInScope(tx, scope, runId),
    snapshot: await snapshotOf(tx, runId),
  }));
  if (!snapshot || run.resultDigest === null) return;
  const digest = await inTurn(() => digestAgain(ctx, snapshot, limits));
  await withTransaction(ctx, async (tx) => {
    await tx
      .update(matchingRun)
      .set({ replayedAt: ctx.clock.now(), replayDigest: digest })
      .where(eq(matchingRun.id, runId));
    await audit(ctx, tx, {
      action: 'matching.replayed',
      targetType: 'matching_run',
      targetId: runId,
      provinceCode: run.provinceCode,
      detail: { same: digest === run.resultDigest, digest },
    });
  });
}

/** Digest of the result, or what stopped it: a replay that cannot be made proves nothing. */
async function digestAgain(
  ctx: Ctx,
  snapshot: { content: Buffer; sha256: string },
  limits: SolverLimits,
): Promise<string> {
  const solver = openSolver(limits);
  try {
    await solver.open(snapshot);
    return (await solver.solve()).digest;
  } catch (error) {
    if (!(error instanceof SolverFailure)) throw error;
    ctx.log.error({ err: error }, 'matching replay failed');
    return error.reason;
  } finally {
    await solver.close();
  }
}
