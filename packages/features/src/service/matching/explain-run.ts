import type { Answer, HandlerInput, matching } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import { listsOf } from '../../ground/lists/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { ExplainedPairs, PairQuery } from './explain-pairs.ts';
import { openSolver, SolverFailure } from './open-solver.ts';
import { presentPair, presentPerson, presentRun } from './present.ts';
import { needSlots, pairFacts, pairsOf, runInScope, snapshotOf } from './queries.ts';

const limits = { timeoutMs: 20_000, memoryMb: 1_536 };
/** Questions worked on at once in one process; each is a process and the whole input of a run. */
const maxAtOnce = 2;
const pageSize = 30;
let working = 0;

type Asked = HandlerInput<typeof matching.explainRun>['query'];

/** Every proposed, possible or refused pair of a person, or of a need, as the run saw them: why, why not, what would help. */
export async function explainRun(
  ctx: Ctx,
  runId: string,
  asked: Asked,
): Promise<Answer<typeof matching.explainRun>> {
  const scope = authorise(ctx, 'matching.run');
  const { run, snapshot, ...subject } = await withTransaction(ctx, async (tx) => {
    const run = await runInScope(tx, scope, runId);
    const slotIds = asked.need === undefined ? undefined : await needSlots(tx, asked.need, run);
    const proposed = await pairsOf(tx, { runId, unsent: false });
    return { run, snapshot: await snapshotOf(tx, runId), slotIds, proposed };
  });
  if (run.resultDigest === null) throw new Refusal('conflict', 'matching.not_ready');
  if (!snapshot) throw new Refusal('precondition', 'matching.snapshot_erased');
  if (asked.volunteerId === undefined && subject.slotIds === undefined)
    throw new Refusal('invalid', 'matching.nothing_asked');
  const { slotIds } = subject;
  const found = await inSolver(snapshot, {
    ...(slotIds === undefined ? {} : { slotIds }),
    ...(asked.volunteerId === undefined ? {} : { volunteerId: asked.volunteerId }),
    proposed: subject.proposed,
    offset: asked.page * pageSize,
    limit: pageSize,
  });
  return showNamed(ctx, presentRun(run), found, asked);
}

async function inSolver(
  snapshot: { content: Buffer; sha256: string },
  query: PairQuery,
): Promise<ExplainedPairs> {
  if (working >= maxAtOnce) throw new Refusal('unavailable', 'matching.busy');
  working += 1;
  const solver = openSolver(limits);
  try {
    await solver.open(snapshot);
    return await solver.explain(query);
  } catch (error) {
    if (!(error instanceof SolverFailure)) throw error;
    throw new Refusal('unavailable', 'matching.busy', { cause: error });
  } finally {
    working -= 1;
    await solver.close();
  }
}

async function showNamed(
  ctx: Ctx,
  run: Answer<typeof matching.explainRun>['run'],
  found: ExplainedPairs,
  asked: Asked,
): Promise<Answer<typeof matching.explainRun>> {
  authorise(ctx, 'matching.run');
  // Names stand in the tables, behind the officer's own scope; the snapshot has none.
  const { facts, lists } = await withTransaction(ctx, async (tx) => ({
    facts: await pairFacts(tx, found.pairs, asked.volunteerId ?? null),
    lists: await listsOf(ctx, tx),
  }));
  const total = found.counts.proposed + found.counts.possible + found.counts.refused;
  return {
    run,
    isKnown: found.isKnown,
    person: facts.person && presentPerson(facts.person),
    counts: found.counts,
    reasons: found.reasons.slice(0, 20).map((reason) => ({ ...reason })),
    items: found.pairs.flatMap((pair) => presentPair(pair, facts, lists.target_group) ?? []),
    next: (asked.page + 1) * pageSize < total ? asked.page + 1 : null,
  };
}
