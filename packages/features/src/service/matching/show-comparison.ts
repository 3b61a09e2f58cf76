import type { Answer, getRunComparison } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentMove, presentRun, summaryOfRun } from './present.ts';
import { movesBetween, type Run, runInScope } from './queries.ts';

/** People listed on each side; the counts say how many there are. */
const mostListed = 50;

/** A run beside the one before it: places filled, score, and who is kept, new or dropped. */
export async function showComparison(ctx: Ctx, runId: string): Promise<Answer<typeof getRunComparison>> {
  const scope = authorise(ctx, 'matching.run');
  return withTransaction(ctx, async (tx) => {
    const run = await runInScope(tx, scope, runId);
    const former = run.formerRunId === null ? null : await runInScope(tx, scope, run.formerRunId);
    const moves = former && run.resultDigest !== null ? await movesOf(tx, run, former) : null;
    return { run: presentRun(run), former: former && presentRun(former), moves };
  });
}

async function movesOf(tx: Transaction, run: Run, former: Run) {
  const list = async (of: Run, notIn: Run, unsent: boolean) => {
    const rows = await movesBetween(tx, { runId: of.id, otherId: notIn.id, unsent, limit: mostListed });
    return rows.map(presentMove);
  };
  const counted = summaryOfRun(run)?.comparison ?? { kept: 0, added: 0, dropped: 0 };
  return {
    ...counted,
    addedPeople: await list(run, former, false),
    droppedPeople: await list(former, run, true),
  };
}
