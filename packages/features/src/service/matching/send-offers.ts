import type { Answer, HandlerInput, matching } from '@hamyar/contracts';
import { matchingApproval, type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { accountName } from '../../ground/identity/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion, versionOf } from '../../kit/version.ts';
import { approvalByKey } from './approvals-of.ts';
import { makeOffers, type OfferCount } from './make-offers.ts';
import { moveRun } from './move-run.ts';
import { isReadyToOffer, sendingVersion } from './policy.ts';
import { proposalCounts, runInScope } from './queries.ts';

/** Approves proposals, chosen ones or all: they become offers, and who let them go stands in the run. */
export async function sendOffers(
  ctx: Ctx,
  runId: string,
  chosen: HandlerInput<typeof matching.sendOffers>['body'],
): Promise<Answer<typeof matching.sendOffers>> {
  const scope = authorise(ctx, 'matching.run');
  if (!chosen.all && chosen.assignmentIds.length === 0)
    throw new Refusal('invalid', 'matching.nothing_chosen');
  return withTransaction(ctx, async (tx) => {
    const run = await runInScope(tx, scope, runId, { lock: true });
    const decisionKey = keyOf(ctx, chosen);
    const made = await approvalByKey(tx, runId, decisionKey);
    if (made) return made;
    requireVersion(chosen.version, sendingVersion(run.state, await proposalCounts(tx, runId)));
    if (!isReadyToOffer(run.state)) throw new Refusal('conflict', 'matching.not_ready');
    const now = ctx.clock.now();
    const filter = { runId, ids: chosen.all ? null : chosen.assignmentIds };
    const result = await makeOffers(ctx, tx, filter, now);
    await writeApproval(ctx, tx, run, { ...result, isWhole: chosen.all, decisionKey, approvedAt: now });
    return result;
  });
}

/** One person's decision on what they saw: sent twice by a double click, it is the one that was made. */
const keyOf = (ctx: Ctx, chosen: HandlerInput<typeof matching.sendOffers>['body']): string =>
  versionOf([accountOf(ctx), chosen.version, ...(chosen.all ? ['all'] : chosen.assignmentIds.toSorted())]);

async function writeApproval(
  ctx: Ctx,
  tx: Transaction,
  run: { id: string; provinceCode: string | null },
  {
    decisionKey,
    approvedAt,
    ...result
  }: OfferCount & {
    isWhole: boolean;
    decisionKey: string;
    approvedAt: Date;
  },
): Promise<void> {
  const approvedBy = accountOf(ctx);
  if (Object.values(result).every((value) => value === 0 || typeof value === 'boolean')) return;
  await tx.insert(matchingApproval).values({
    id: ctx.newId(),
    runId: run.id,
    provinceCode: run.provinceCode,
    approvedBy,
    approverName: await accountName(tx, approvedBy),
    approvedAt,
    decisionKey,
    ...result,
  });
  if (result.sent > 0) await moveRun(tx, run.id, 'offered', { offeredAt: approvedAt });
  await audit(ctx, tx, {
    action: 'matching.approved',
    targetType: 'matching_run',
    targetId: run.id,
    provinceCode: run.provinceCode,
    detail: { ...result },
  });
}
