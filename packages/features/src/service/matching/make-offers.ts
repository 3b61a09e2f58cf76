import { assignment, type Transaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { decentTime, notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { maxOpenOffers, offerExpiry } from './policy.ts';
import { type Choice, lockChoices, type ChoiceFilter } from './queries.ts';

/** What became of the chosen proposals. */
export interface OfferCount {
  sent: number;
  /** The person has three open offers already. */
  heldBack: number;
  /** The person had as many offers this week as anyone gets. */
  heldByBudget: number;
  /** The shift begins too soon, the place is gone, or the person cannot come any more. */
  tooLate: number;
}

/**
 * Turns proposals into offers, each with an end, a message in the inbox and a text at a decent hour. The one way an
 * offer comes into being: part of the caller's transaction, who has authorised. Volunteers are locked in one order, so
 * that two officers, or an officer and a new need, cannot both find the last place of a budget free.
 */
export async function makeOffers(ctx: Ctx, tx: Transaction, filter: ChoiceFilter): Promise<OfferCount> {
  const now = ctx.clock.now();
  const count: OfferCount = { sent: 0, heldBack: 0, heldByBudget: 0, tooLate: 0 };
  const made = new Map<string, number>();
  for (const choice of await lockChoices(tx, filter, now)) {
    const sent = made.get(choice.volunteer_id) ?? 0;
    const textAt = choice.urgency === 'critical' ? now : decentTime(now, ctx.limits.quietHours);
    const expiresAt = choice.is_possible ? offerExpiry(textAt, choice.starts_at) : null;
    if (expiresAt === null) count.tooLate += 1;
    else if (choice.open_offers + sent >= maxOpenOffers) count.heldBack += 1;
    else if (choice.offered_lately + sent >= ctx.limits.offersPerPersonPerWeek) count.heldByBudget += 1;
    else {
      await offer(ctx, tx, choice, { expiresAt, textAt });
      made.set(choice.volunteer_id, sent + 1);
      count.sent += 1;
    }
  }
  return count;
}

async function offer(
  ctx: Ctx,
  tx: Transaction,
  choice: Choice,
  { expiresAt, textAt }: { expiresAt: Date; textAt: Date },
): Promise<void> {
  const now = ctx.clock.now();
  await tx
    .update(assignment)
    .set({ state: 'offered', offeredAt: now, expiresAt, updatedAt: now })
    .where(eq(assignment.id, choice.id));
  await notify(ctx, tx, {
    accountId: choice.account_id,
    mobile: choice.mobile,
    template: 'offer',
    params: { startsAt: choice.starts_at.toISOString(), need: choice.title },
    link: linkPaths.offer(choice.id),
    textAt,
  });
  await audit(ctx, tx, {
    action: 'assignment.offered',
    targetType: 'assignment',
    targetId: choice.id,
    provinceCode: choice.province_code,
    detail: { runId: choice.run_id },
  });
}
