import { matchingRun, withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { replayMatches } from './jobs.ts';
import { runInScope, snapshotOf } from './queries.ts';

/** Asked again within this time, the replay that is under way answers for both. */
const patienceMs = 15 * 60_000;

/** Asks for a run to be made again from its snapshot; the page says whether the same came out. */
export async function replayRun(ctx: Ctx, runId: string): Promise<void> {
  const scope = authorise(ctx, 'matching.run');
  await withTransaction(ctx, async (tx) => {
    const run = await runInScope(tx, scope, runId, { lock: true });
    if (run.resultDigest === null) throw new Refusal('conflict', 'matching.not_ready');
    if (!(await snapshotOf(tx, runId))) throw new Refusal('precondition', 'matching.snapshot_erased');
    const now = ctx.clock.now();
    const isUnderWay =
      run.replayAskedAt !== null &&
      run.replayedAt === null &&
      now.getTime() - run.replayAskedAt.getTime() < patienceMs;
    if (isUnderWay) return;
    await tx
      .update(matchingRun)
      .set({ replayAskedAt: now, replayedAt: null, replayDigest: null })
      .where(eq(matchingRun.id, runId));
    await enqueue(tx, replayMatches, runId, { runId });
    await audit(ctx, tx, {
      action: 'matching.replay_asked',
      targetType: 'matching_run',
      targetId: runId,
      provinceCode: run.provinceCode,
    });
  });
}
