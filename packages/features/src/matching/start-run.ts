import { matchingRun, withTransaction } from '@hamyar/db';
import { standardWeights } from '@hamyar/matching';
import { AppError, audit, enqueue } from '@hamyar/platform';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { accountOf, authorise, provincesOf, withinScope } from '../access/index.ts';
import type { Ctx } from '../feature.ts';
import { proposeMatches } from './jobs.ts';

/** A run still in line after this long is stuck, and a new one may be asked for. */
const patienceMs = 5 * 60_000;

/** Asks the worker for proposals. Null means the nation, or the officer's only province. */
export async function startRun(ctx: Ctx, wanted: string | null): Promise<{ runId: string }> {
  const scope = authorise(ctx, 'matching.run');
  const own = provincesOf(scope);
  const provinceCode = wanted ?? (own?.length === 1 ? (own[0] ?? null) : null);
  if (provinceCode === null && own !== null) throw new AppError('not_found', 'access.out_of_scope');
  if (provinceCode !== null) withinScope(scope, provinceCode);
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    const same =
      provinceCode === null ? isNull(matchingRun.provinceCode) : eq(matchingRun.provinceCode, provinceCode);
    const [running] = await tx
      .select({ id: matchingRun.id })
      .from(matchingRun)
      .where(
        and(
          same,
          eq(matchingRun.state, 'queued'),
          gt(matchingRun.createdAt, new Date(now.getTime() - patienceMs)),
        ),
      )
      .limit(1);
    if (running) throw new AppError('conflict', 'matching.still_running');
    const runId = ctx.newId();
    await tx.insert(matchingRun).values({
      id: runId,
      provinceCode,
      state: 'queued',
      weightsVersion: standardWeights.version,
      createdBy: accountOf(ctx),
      createdAt: now,
    });
    await enqueue(tx, proposeMatches, runId, { runId });
    await audit(ctx, tx, {
      action: 'matching.asked',
      targetType: 'matching_run',
      targetId: runId,
      provinceCode,
    });
    return { runId };
  });
}
