import type { Answer, matching } from '@hamyar/contracts';
import { assignment, matchingTakeBack, type Transaction, withTransaction } from '@hamyar/db';
import { undoMs } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, eq } from 'drizzle-orm';
import { accountOf, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { endOffers } from '../assignments/index.ts';
import { approvalInScope } from './approvals-of.ts';

/**
 * Takes sent proposals back within half an hour: offers that nobody answered end, a text still waiting for a decent hour
 * stays unsent, and whoever was asked reads in the inbox that nobody waits for them. Answers that were given stay.
 */
export function takeBackOffers(
  ctx: Ctx,
  approvalId: string,
): Promise<Answer<typeof matching.takeBackOffers>> {
  const scope = authorise(ctx, 'matching.run');
  return withTransaction(ctx, async (tx) => {
    const approval = await approvalInScope(tx, scope, approvalId);
    const { runId } = approval;
    // Both hold the run: a second click waits here and finds what the first one did.
    if (approval.takenBack !== null) return { takenBack: approval.takenBack, runId };
    const now = ctx.clock.now();
    if (now.getTime() > approval.approvedAt.getTime() + undoMs)
      throw new Refusal('conflict', 'matching.take_back_late');
    const ended = await endOffers(ctx, tx, await unanswered(tx, approval), 'not_needed', {
      endedBy: 'officer',
      template: 'offer_taken_back',
    });
    await tx.insert(matchingTakeBack).values({
      approvalId,
      provinceCode: approval.provinceCode,
      takenBackBy: accountOf(ctx),
      takenBackAt: now,
      offers: ended.length,
    });
    await audit(ctx, tx, {
      action: 'matching.taken_back',
      targetType: 'matching_run',
      targetId: runId,
      provinceCode: approval.provinceCode,
      detail: { approvalId, offers: ended.length },
    });
    return { takenBack: ended.length, runId };
  });
}

/** Offers of one approval that wait for an answer: they were offered at its very instant. */
async function unanswered(tx: Transaction, approval: { runId: string; approvedAt: Date }): Promise<string[]> {
  const rows = await tx
    .select({ id: assignment.id })
    .from(assignment)
    .where(
      and(
        eq(assignment.runId, approval.runId),
        eq(assignment.offeredAt, approval.approvedAt),
        eq(assignment.state, 'offered'),
      ),
    )
    .orderBy(assignment.id)
    .for('update');
  return rows.map(({ id }) => id);
}
