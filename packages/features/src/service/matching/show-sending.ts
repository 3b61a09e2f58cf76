import type { Answer, matching } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import { decentTime } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { actsOn, sendingVersion } from './policy.ts';
import { presentRun } from './present.ts';
import { hasSnapshot, proposalCounts, runInScope } from './queries.ts';

/** Whom all proposals of a run would reach, and when, before anybody sends them. */
export async function showSending(ctx: Ctx, runId: string): Promise<Answer<typeof matching.showSending>> {
  const scope = authorise(ctx, 'matching.run');
  return withTransaction(ctx, async (tx) => {
    const run = await runInScope(tx, scope, runId);
    const counts = await proposalCounts(tx, runId);
    return {
      run: presentRun(run),
      version: sendingVersion(run.state, counts),
      proposals: counts.proposed,
      ...(await reachOfProposals(tx, runId)),
      textAt: decentTime(ctx.clock.now(), ctx.settings.quietHours).toISOString(),
      may: actsOn(run, { proposed: counts.proposed, hasSnapshot: await hasSnapshot(tx, runId) }),
    };
  });
}

/** People behind the proposals of a run that nobody was told of, and those of them for critical needs. */
async function reachOfProposals(
  tx: Transaction,
  runId: string,
): Promise<{ people: number; critical: number }> {
  const { rows } = await tx.$client.query<{ people: number; critical: number }>({
    name: 'matching_reach_of_proposals',
    text: `select count(distinct a.volunteer_id)::int as people,
        count(*) filter (where n.urgency = 'critical')::int as critical
      from assignment a join need n on n.id = a.need_id where a.run_id = $1 and a.state = 'proposed'`,
    values: [runId],
  });
  return rows[0] ?? { people: 0, critical: 0 };
}
