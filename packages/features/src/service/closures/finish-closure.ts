import type { Transaction } from '@hamyar/db';
import { offerExpiry } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { lockClosure } from '../../ground/calendar/index.ts';
import { limitsOf } from '../../ground/lists/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import {
  cancelShifts,
  type EndedPlace,
  offerable,
  offerAssignment,
  proposeAssignments,
} from '../assignments/index.ts';
import { lockTouchedNeeds, moveShifts, shiftsOf } from '../needs/index.ts';

/** What somebody who had a place is offered instead. */
interface Replacement {
  readonly assignmentId: string;
  readonly startsAt: Date;
}

/**
 * Ends what stands in the shifts of a closure, makes up for them later where that was chosen, and tells everybody; part of the
 * transaction of its job, which was enqueued by the verb that asked for leave. Does nothing when it was taken back.
 */
export async function finishClosure(ctx: Ctx, tx: Transaction, closureId: string): Promise<void> {
  const closed = await lockClosure(tx, closureId);
  if (!closed || closed.liftedAt !== null) return;
  const shifts = await shiftsOf(tx, closureId);
  await lockTouchedNeeds(tx, shifts);
  const { places, asked } = await cancelShifts(
    ctx,
    tx,
    shifts.map(({ id }) => id),
  );
  const instead =
    closed.moveDays === null ? new Map<string, Replacement>() : await offerInstead(ctx, tx, places, closed);
  for (const place of places) await tellHolder(ctx, tx, place, instead.get(place.id));
  for (const accountId of new Set(asked.flatMap((row) => row.accountId ?? [])))
    await notify(ctx, tx, {
      accountId,
      mobile: null,
      template: 'offer_day_closed',
      params: {},
      link: linkPaths.find(),
    });
  await audit(ctx, tx, {
    action: 'closure.told',
    targetType: 'closure',
    targetId: closureId,
    provinceCode: closed.provinceCode,
    detail: { shifts: shifts.length, places: places.length, asked: asked.length, offered: instead.size },
  });
}

/**
 * Opens the same hours later and offers each place to whoever had it. Not of the budget of offers: it stands for a place they
 * have already, and one text tells of both.
 * @returns by the assignment that ended
 */
async function offerInstead(
  ctx: Ctx,
  tx: Transaction,
  places: readonly EndedPlace[],
  closed: { readonly id: string; readonly moveDays: number | null },
): Promise<Map<string, Replacement>> {
  const now = ctx.clock.now();
  const limits = await limitsOf(ctx, tx);
  const moved = await moveShifts(tx, closed.id, closed.moveDays ?? 0);
  const slots = new Map(moved.map((slot) => [slot.fromSlotId, slot]));
  const later = places.flatMap((place) => {
    const slot = slots.get(place.roleSlotId);
    const expiresAt = slot ? offerExpiry(now, slot.startsAt, limits) : null;
    return slot && expiresAt ? [{ place, slot, expiresAt }] : [];
  });
  const pairs = later.map(({ place: { volunteerId }, slot: { slotId } }) => ({ slotId, volunteerId }));
  const proposed = await proposeAssignments(ctx, tx, null, JSON.stringify(pairs));
  const key = (slotId: string, volunteerId: string) => `${slotId} ${volunteerId}`;
  const proposals = new Map(
    (await offerable(tx, proposed)).map((row) => [key(row.roleSlotId, row.volunteerId), row]),
  );
  const instead = new Map<string, Replacement>();
  for (const { place, slot, expiresAt } of later) {
    const proposal = proposals.get(key(slot.slotId, place.volunteerId));
    if (!proposal) continue;
    const offer = { ...proposal, runId: null, mobile: null };
    await offerAssignment(ctx, tx, offer, { offeredAt: now, expiresAt, textAt: now });
    instead.set(place.id, { assignmentId: proposal.id, startsAt: slot.startsAt });
  }
  return instead;
}

/** By text too: they might be on their way. The page it leads to says why. */
async function tellHolder(
  ctx: Ctx,
  tx: Transaction,
  place: EndedPlace,
  instead: Replacement | undefined,
): Promise<void> {
  await notify(ctx, tx, {
    accountId: place.accountId,
    mobile: place.mobile,
    provinceCode: place.provinceCode,
    template: instead ? 'place_moved' : 'place_day_closed',
    need: place,
    params: {
      startsAt: place.startsAt.toISOString(),
      ...(instead ? { insteadAt: instead.startsAt.toISOString() } : {}),
    },
    link: linkPaths.offer(instead?.assignmentId ?? place.id),
  });
}
