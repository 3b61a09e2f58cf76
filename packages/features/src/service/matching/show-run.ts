import type { Answer, HandlerInput, matching } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import { listsOf } from '../../ground/lists/index.ts';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { approvalsOf } from './approvals-of.ts';
import { actsOn, sendingVersion } from './policy.ts';
import { presentApproval, presentProposal, presentRun } from './present.ts';
import { hasSnapshot, proposalCounts, proposalsOf, runInScope } from './queries.ts';

/** One run with a page of its proposals. */
export async function showRun(
  ctx: Ctx,
  runId: string,
  query: HandlerInput<typeof matching.showRun>['query'],
): Promise<Answer<typeof matching.showRun>> {
  const scope = authorise(ctx, 'matching.run');
  const after = lastSeenId(query.cursor);
  return withTransaction(ctx, async (tx) => {
    const run = await runInScope(tx, scope, runId);
    const rows = await proposalsOf(tx, { runId, after, limit: query.limit + 1 });
    const shown = rows.slice(0, query.limit);
    const lists = await listsOf(ctx, tx);
    const counts = await proposalCounts(tx, runId);
    return {
      run: presentRun(run),
      may: actsOn(run, { proposed: counts.proposed, hasSnapshot: await hasSnapshot(tx, runId) }),
      version: sendingVersion(run.state, counts),
      counts,
      approvals: (await approvalsOf(tx, runId)).map((row) => presentApproval(row, ctx.clock.now())),
      items: shown.map((row) => presentProposal(row, lists.target_group)),
      next: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
    };
  });
}
