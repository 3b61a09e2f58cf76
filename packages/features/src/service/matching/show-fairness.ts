import type { Answer, matching } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentFairness, presentRun } from './present.ts';
import { hasSnapshot, runInScope } from './queries.ts';

/** How places and people come off in a run. */
export async function showFairness(ctx: Ctx, runId: string): Promise<Answer<typeof matching.showFairness>> {
  const scope = authorise(ctx, 'matching.run');
  return withTransaction(ctx, async (tx) => {
    const run = await runInScope(tx, scope, runId);
    return { run: presentRun(run), hasSnapshot: await hasSnapshot(tx, runId), ...presentFairness(run) };
  });
}
