import type { HandlerInput, matching } from '@hamyar/contracts';
import { matchingRun, type Transaction, withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { standardWeights } from '@hamyar/matching';
import { audit } from '@hamyar/platform';
import { and, count, desc, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm';
import { accountOf, authorise, provincesOf, withinScope } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { Refusal } from '../../kit/refusal.ts';
import { proposeMatches } from './jobs.ts';

/** A run still in line after this long is stuck, and a new one may be asked for. */
const patienceMs = 15 * 60_000;
/** Each run of the nation is seconds of a whole processor; nobody needs more in an hour. */
export const maxRunsPerHour = 30;
const hourMs = 3_600_000;

/** Asks the worker for proposals. Without a province: the nation, or the officer's only province. */
export async function startRun(
  ctx: Ctx,
  asked: HandlerInput<typeof matching.startRun>['body'],
): Promise<{ runId: string }> {
  const scope = authorise(ctx, 'matching.run');
  const own = provincesOf(scope);
  const provinceCode = asked.provinceCode ?? (own?.length === 1 ? (own[0] ?? null) : null);
  withinScope(scope, provinceCode);
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    await refuseTooMany(ctx, tx, provinceCode);
    const runId = ctx.newId();
    await tx.insert(matchingRun).values({
      id: runId,
      provinceCode,
      state: 'queued',
      mode: asked.mode,
      // Within one province there is no other to be fair to.
      floorPerMille: provinceCode === null ? asked.floorPerMille : 0,
      stability: asked.stability,
      formerRunId: await formerRun(tx, provinceCode),
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
      detail: { mode: asked.mode, floorPerMille: asked.floorPerMille, stability: asked.stability },
    });
    return { runId };
  });
}

const inScope = (provinceCode: string | null) =>
  provinceCode === null ? isNull(matchingRun.provinceCode) : eq(matchingRun.provinceCode, provinceCode);

/** One run of a scope at a time, and so many of one person in an hour; two requests at once queue here. */
async function refuseTooMany(ctx: Ctx, tx: Transaction, provinceCode: string | null): Promise<void> {
  const now = ctx.clock.now().getTime();
  await inLine(tx, `matching-start:${provinceCode ?? 'nation'}`);
  const [running] = await tx
    .select({ id: matchingRun.id })
    .from(matchingRun)
    .where(
      and(
        inScope(provinceCode),
        inArray(matchingRun.state, ['queued', 'running']),
        gt(matchingRun.createdAt, new Date(now - patienceMs)),
      ),
    )
    .limit(1);
  if (running) throw new Refusal('conflict', 'matching.still_running');
  const [lately] = await tx
    .select({ runs: count() })
    .from(matchingRun)
    .where(and(eq(matchingRun.createdBy, accountOf(ctx)), gt(matchingRun.createdAt, new Date(now - hourMs))));
  if ((lately?.runs ?? 0) >= maxRunsPerHour) throw new Refusal('limit_reached', 'matching.too_many_runs');
}

/** The newest finished run of the same scope. */
async function formerRun(tx: Transaction, provinceCode: string | null): Promise<string | null> {
  const [former] = await tx
    .select({ id: matchingRun.id })
    .from(matchingRun)
    .where(
      and(
        inScope(provinceCode),
        inArray(matchingRun.state, ['proposed', 'offered', 'discarded']),
        isNotNull(matchingRun.resultDigest),
      ),
    )
    .orderBy(desc(matchingRun.id))
    .limit(1);
  return former?.id ?? null;
}
