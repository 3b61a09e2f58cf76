import type { Answer, getRun, getRunFairness, HandlerInput, listRuns } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { allProvinces } from '@hamyar/domain';
import { authorise, provincesOf } from '../../ground/access/index.ts';
import { provinceLabel } from '../../ground/places/index.ts';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentApproval, presentFairness, presentProposal, presentRun } from './present.ts';
import {
  approvalsOf,
  instantProvinces,
  newestRuns,
  proposalCounts,
  proposalsOf,
  runInScope,
  snapshotOf,
} from './queries.ts';

const mostRuns = 20;

/** The newest runs, what the officer may match, and where offers go out by themselves. */
export async function listOwnRuns(ctx: Ctx): Promise<Answer<typeof listRuns>> {
  const scope = authorise(ctx, 'matching.run');
  const own = provincesOf(scope);
  const codes = own ?? [...allProvinces].sort((a, b) => a.sortFa - b.sortFa).map(({ code }) => code);
  return withTransaction(ctx, async (tx) => {
    const instant = await instantProvinces(tx, codes);
    return {
      runs: (await newestRuns(tx, own, mostRuns)).map(presentRun),
      provinces: codes.map((code) => ({
        ...provinceLabel(code),
        instantOffers: instant.get(code) ?? true,
      })),
      mayNation: own === null,
      limits: { offersPerWeek: ctx.limits.offersPerPersonPerWeek, quietHours: ctx.limits.quietHours },
    };
  });
}

/** One run with a page of its proposals. */
export async function showRun(
  ctx: Ctx,
  runId: string,
  query: HandlerInput<typeof getRun>['query'],
): Promise<Answer<typeof getRun>> {
  const scope = authorise(ctx, 'matching.run');
  const after = lastSeenId(query.cursor);
  return withTransaction(ctx, async (tx) => {
    const run = await runInScope(tx, scope, runId);
    const rows = await proposalsOf(tx, { runId, after, limit: query.limit + 1 });
    const shown = rows.slice(0, query.limit);
    return {
      run: presentRun(run),
      counts: await proposalCounts(tx, runId),
      approvals: (await approvalsOf(tx, runId)).map(presentApproval),
      items: shown.map(presentProposal),
      next: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
    };
  });
}

/** How places and people come off in a run. */
export async function showFairness(ctx: Ctx, runId: string): Promise<Answer<typeof getRunFairness>> {
  const scope = authorise(ctx, 'matching.run');
  return withTransaction(ctx, async (tx) => {
    const run = await runInScope(tx, scope, runId);
    const hasSnapshot = (await snapshotOf(tx, runId)) !== null;
    return { run: presentRun(run), hasSnapshot, ...presentFairness(run) };
  });
}
