import type { Transaction } from '@hamyar/db';
import { decentTime } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { offerAssignment } from '../assignments/index.ts';
import { maxOpenOffers } from '../eligibility/index.ts';
import { offerExpiry } from './policy.ts';
import { type ChoiceFilter, lockChoices } from './queries.ts';

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
    const sent = made.get(choice.volunteerId) ?? 0;
    const textAt = choice.urgency === 'critical' ? now : decentTime(now, ctx.settings.quietHours);
    const expiresAt = choice.isPossible ? offerExpiry(textAt, choice.startsAt) : null;
    if (expiresAt === null) count.tooLate += 1;
    else if (choice.openOffers + sent >= maxOpenOffers) count.heldBack += 1;
    else if (choice.offeredLately + sent >= ctx.settings.offersPerPersonPerWeek) count.heldByBudget += 1;
    else {
      await offerAssignment(ctx, tx, choice, { expiresAt, textAt });
      made.set(choice.volunteerId, sent + 1);
      count.sent += 1;
    }
  }
  return count;
}
