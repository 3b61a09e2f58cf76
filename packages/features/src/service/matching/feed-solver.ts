import { matchingSnapshot, type Transaction, withTransaction } from '@hamyar/db';
import { standardWeights } from '@hamyar/matching';
import { audit } from '@hamyar/platform';
import { authorise } from '../../ground/access/index.ts';
import { limitsOf } from '../../ground/lists/index.ts';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { loadSlots, slotOf, volunteerOf, volunteerPage } from '../eligibility/index.ts';
import { type Solver, SolverFailure } from './open-solver.ts';
import { pairsOf, type Run } from './queries.ts';
import type { SealedSnapshot } from './snapshot.ts';

/** People in one bite: some milliseconds of this process, so that its other jobs go on in between. */
const pageSize = 500;
/** Beyond this a run is asked for by province. */
const maxVolunteers = 150_000;
/** Snapshots explain and reproduce a run; half a year covers an appeal. */
const keptDays = 180;

/** Hands the solver what bears on a run, and keeps exactly that. */
export async function feedSolver(ctx: Ctx, run: Run, solver: Solver): Promise<void> {
  authorise(ctx, 'platform');
  const now = ctx.clock.now();
  const provinces = run.provinceCode === null ? null : [run.provinceCode];
  const former = await withTransaction(ctx, async (tx) => {
    const rows = await loadSlots(tx, { now, provinces });
    const slots = rows.map((row) => slotOf(row, 'propose')).filter(({ openCount }) => openCount > 0);
    await solver.add({ slots });
    await addVolunteers(ctx, tx, provinces, solver);
    return run.formerRunId === null ? [] : pairsOf(tx, { runId: run.formerRunId, unsent: true });
  });
  const { mode, floorPerMille, stability } = run;
  const options = { mode, floorPerMille, stability };
  await keep(ctx, run, await solver.seal({ weights: standardWeights, options, former }));
}

async function addVolunteers(
  ctx: Ctx,
  tx: Transaction,
  provinces: readonly string[] | null,
  solver: Solver,
): Promise<void> {
  const now = ctx.clock.now();
  const purpose = await limitsOf(ctx, tx);
  let after: string | null = null;
  for (let loaded = 0; ;) {
    const rows = await volunteerPage(tx, { now, provinces, after, limit: pageSize });
    await solver.add({ volunteers: rows.map((row) => volunteerOf(row, now, purpose)) });
    loaded += rows.length;
    after = rows.at(-1)?.id ?? null;
    if (rows.length < pageSize || after === null) return;
    if (loaded >= maxVolunteers) throw new SolverFailure('matching.too_large');
  }
}

async function keep(ctx: Ctx, run: Run, sealed: SealedSnapshot): Promise<void> {
  authorise(ctx, 'platform');
  const now = ctx.clock.now();
  const kept = {
    sha256: sealed.sha256,
    plainBytes: sealed.plainBytes,
    content: Buffer.from(sealed.content),
    createdAt: now,
    retainUntil: keptUntil(now, keptDays),
  };
  await withTransaction(ctx, async (tx) => {
    // A second attempt looks at the facts anew.
    await tx
      .insert(matchingSnapshot)
      .values({ runId: run.id, provinceCode: run.provinceCode, ...kept })
      .onConflictDoUpdate({ target: matchingSnapshot.runId, set: kept });
    await audit(ctx, tx, {
      action: 'matching.snapshot_kept',
      targetType: 'matching_run',
      targetId: run.id,
      provinceCode: run.provinceCode,
      detail: { sha256: sealed.sha256, bytes: sealed.plainBytes },
    });
  });
}
