import type { Transaction } from '@hamyar/db';
import { offerExpiry } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { limitsOf } from '../../ground/lists/index.ts';
import { decentTime, notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { offerAssignment } from '../assignments/index.ts';
import { type Choice, type ChoiceFilter, lockChoices } from './queries.ts';

/** What became of the chosen proposals. */
export interface OfferCount {
  sent: number;
  /** The person has as many open offers as anyone has. */
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
 * @param now when they are offered: the offers of one approval are known by it
 */
export async function makeOffers(
  ctx: Ctx,
  tx: Transaction,
  filter: ChoiceFilter,
  now: Date,
): Promise<OfferCount> {
  const count: OfferCount = { sent: 0, heldBack: 0, heldByBudget: 0, tooLate: 0 };
  const limits = await limitsOf(ctx, tx);
  const byPerson = new Map<string, Offer[]>();
  for (const choice of await lockChoices(tx, filter, now)) {
    const made = byPerson.get(choice.volunteerId) ?? [];
    const textAt = choice.urgency === 'critical' ? now : decentTime(now, ctx.settings.quietHours);
    const expiresAt = choice.isPossible ? offerExpiry(textAt, choice.startsAt, limits) : null;
    if (expiresAt === null) count.tooLate += 1;
    else if (choice.openOffers + made.length >= limits.open_offers) count.heldBack += 1;
    else if (choice.offeredLately + made.length >= limits.offers_per_week) count.heldByBudget += 1;
    else {
      byPerson.set(choice.volunteerId, [...made, { choice, offeredAt: now, expiresAt, textAt }]);
      count.sent += 1;
    }
  }
  for (const offers of byPerson.values()) await offerAll(ctx, tx, offers);
  return count;
}

interface Offer {
  readonly choice: Choice;
  readonly offeredAt: Date;
  readonly expiresAt: Date;
  readonly textAt: Date;
}

/** One person's offers: a message each in the inbox, and one text, which tells of the only one or of how many there are. */
async function offerAll(ctx: Ctx, tx: Transaction, offers: readonly Offer[]): Promise<void> {
  const isOnly = offers.length === 1;
  for (const { choice, ...times } of offers)
    await offerAssignment(ctx, tx, { ...choice, mobile: isOnly ? choice.mobile : null }, times);
  const [first] = offers;
  if (isOnly || !first) return;
  await notify(ctx, tx, {
    accountId: first.choice.accountId,
    mobile: first.choice.mobile,
    provinceCode: first.choice.provinceCode,
    template: 'offers',
    params: { count: String(offers.length) },
    link: linkPaths.offers(),
    textAt: new Date(Math.min(...offers.map(({ textAt }) => textAt.getTime()))),
  });
}
