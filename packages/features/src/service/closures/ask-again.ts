import type { Transaction } from '@hamyar/db';
import { offerExpiry } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { type ClosureRow, lockClosure } from '../../ground/calendar/index.ts';
import { limitsOf } from '../../ground/lists/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import {
  dropProposals,
  findEndedPlaces,
  type FormerPlace,
  offerable,
  offerAssignment,
  proposeAssignments,
} from '../assignments/index.ts';
import { findTouchedShifts, lockTouchedNeeds } from '../needs/index.ts';
import { spanOf } from './policy.ts';

/**
 * Asks whoever had a place on days that are open again, and tells those who had not answered; part of the transaction of its
 * job. A shift that another closure covers meanwhile, or that has begun, is left out, and so is who stands in it again.
 */
export async function askAgain(ctx: Ctx, tx: Transaction, closureId: string): Promise<void> {
  const closed = await lockClosure(tx, closureId);
  if (!closed || closed.liftedAt === null || closed.treatment === 'move') return;
  const now = ctx.clock.now();
  const shifts = await findTouchedShifts(tx, spanOf(placeOf(closed), now));
  await lockTouchedNeeds(tx, shifts);
  const shiftIds = shifts.map(({ id }) => id);
  const people = await findEndedPlaces(tx, { shiftIds, since: closed.toldAt, now });
  const offered = await offerHeld(
    ctx,
    tx,
    people.filter(({ held }) => held),
  );
  const rest = new Set(people.flatMap(({ id, accountId }) => (offered.has(id) ? [] : (accountId ?? []))));
  for (const accountId of rest)
    await notify(ctx, tx, {
      accountId,
      mobile: null,
      template: 'day_reopened',
      params: {},
      link: linkPaths.find(),
    });
  await audit(ctx, tx, {
    action: 'closure.asked_again',
    targetType: 'closure',
    targetId: closureId,
    provinceCode: closed.provinceCode,
    detail: { offered: offered.size, told: rest.size },
  });
}

const placeOf = ({ provinceCode, countyCode, startsOn, endsOn }: ClosureRow) => ({
  provinceCode,
  countyCode: countyCode ?? undefined,
  startsOn,
  endsOn,
});

/**
 * Offers each place to whoever had it, by text too: they might have made other plans, and the shift is soon. Not of the budget
 * of offers. @returns ids of the places that ended and were offered
 */
async function offerHeld(ctx: Ctx, tx: Transaction, held: readonly FormerPlace[]): Promise<Set<string>> {
  const now = ctx.clock.now();
  const limits = await limitsOf(ctx, tx);
  const key = (slotId: string, volunteerId: string) => `${slotId} ${volunteerId}`;
  const former = new Map(held.map((place) => [key(place.roleSlotId, place.volunteerId), place]));
  const pairs = held.map(({ roleSlotId: slotId, volunteerId }) => ({ slotId, volunteerId }));
  const proposed = await proposeAssignments(ctx, tx, null, JSON.stringify(pairs));
  const left = new Set(proposed);
  const offered = new Set<string>();
  for (const row of await offerable(tx, proposed)) {
    const place = former.get(key(row.roleSlotId, row.volunteerId));
    const expiresAt = place ? offerExpiry(now, place.startsAt, limits) : null;
    if (!place || !expiresAt) continue;
    const offer = { ...row, runId: null, mobile: null };
    await offerAssignment(ctx, tx, offer, { offeredAt: now, expiresAt, textAt: now });
    left.delete(row.id);
    offered.add(place.id);
    await notify(ctx, tx, {
      accountId: place.accountId,
      mobile: place.mobile,
      provinceCode: place.provinceCode,
      template: 'place_reopened',
      need: place,
      params: { startsAt: place.startsAt.toISOString() },
      link: linkPaths.offer(row.id),
    });
  }
  await dropProposals(ctx, tx, [...left]);
  return offered;
}
