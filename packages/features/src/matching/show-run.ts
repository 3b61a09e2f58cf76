import type { Answer, getRun, HandlerInput, listRuns } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { allProvinces } from '@hamyar/domain';
import { AppError } from '@hamyar/platform';
import { authorise, provincesOf, withinScope } from '../access/index.ts';
import { lastSeenId } from '../cursor.ts';
import type { Ctx } from '../feature.ts';
import { provinceLabel } from '../places/index.ts';
import { presentProposal, presentRun } from './present.ts';
import { newestRuns, proposalCounts, proposalsOf, runById } from './queries.ts';

const mostRuns = 20;

/** The newest runs and what the officer may match. */
export async function listOwnRuns(ctx: Ctx): Promise<Answer<typeof listRuns>> {
  const scope = authorise(ctx, 'matching.run');
  const own = provincesOf(scope);
  const runs = await withTransaction(ctx, (tx) => newestRuns(tx, own, mostRuns));
  const codes = own ?? [...allProvinces].sort((a, b) => a.sortFa - b.sortFa).map(({ code }) => code);
  return { runs: runs.map(presentRun), provinces: codes.map(provinceLabel), mayNation: own === null };
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
    const run = await runById(tx, runId);
    if (!run) throw new AppError('not_found', 'matching.unknown_run');
    if (run.provinceCode !== null) withinScope(scope, run.provinceCode);
    const rows = await proposalsOf(tx, { runId, after, limit: query.limit + 1 });
    const shown = rows.slice(0, query.limit);
    return {
      run: presentRun(run),
      counts: await proposalCounts(tx, runId),
      items: shown.map(presentProposal),
      next: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
    };
  });
}
