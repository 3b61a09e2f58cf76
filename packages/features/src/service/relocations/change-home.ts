import type { Transaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { staffInOffice } from '../../ground/identity/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { leavePlaces } from '../assignments/index.ts';
import { moveCredentials } from '../credentials/index.ts';
import { settleHome, volunteerBecameAvailable, type VolunteerRow } from '../volunteers/index.ts';
import type { Move } from './weigh-move.ts';

/**
 * Somebody lives elsewhere from now on: what they give back and what is too far ends, licences go along, both offices hear of it.
 * Part of the caller's transaction, who has authorised, weighed the move and holds the volunteer.
 * @returns how many shifts were given back
 * @throws Refusal `relocations.unknown_place` when one of those named is no shift of theirs elsewhere
 */
export async function changeHome(
  asker: Ctx,
  ctx: Ctx,
  tx: Transaction,
  change: {
    readonly row: VolunteerRow;
    readonly move: Move;
    readonly releasedIds: readonly string[];
    /** What the officer wrote; left out when the person moved by themselves. */
    readonly reason?: string;
  },
): Promise<number> {
  const { row, move } = change;
  const { places, to } = move.summary;
  const released = [...new Set(change.releasedIds)];
  if (released.some((id) => !places.some(({ assignmentId }) => assignmentId === id)))
    throw new Refusal('conflict', 'relocations.unknown_place');
  await leavePlaces(ctx, tx, { placeIds: released, offerIds: move.offerIds });
  await settleHome(ctx, tx, row.id, { provinceCode: move.provinceCode, countyCode: to.countyCode });
  if (move.summary.changesOffice) await moveCredentials(tx, row.id, move.provinceCode);
  const offices = new Set([row.provinceCode, move.provinceCode]);
  for (const provinceCode of offices)
    await audit(asker, tx, {
      action: 'volunteer.moved',
      targetType: 'volunteer',
      targetId: row.id,
      provinceCode,
      subjectAccountId: row.accountId,
      detail: {
        from: row.countyCode,
        to: to.countyCode,
        released: released.length,
        kept: places.length - released.length,
        endedOffers: move.offerIds.length,
        ...(change.reason === undefined ? {} : { reason: change.reason }),
      },
    });
  if (move.summary.changesOffice) await tellOffices(ctx, tx, row, move, released.length);
  if (row.status === 'active') await emit(ctx, tx, volunteerBecameAvailable, row.id, { volunteerId: row.id });
  return released.length;
}

/** The office that was in charge reads how many of its shifts are free again and no name; the new one is led to the person. */
async function tellOffices(
  ctx: Ctx,
  tx: Transaction,
  row: VolunteerRow,
  move: Move,
  released: number,
): Promise<void> {
  const now = ctx.clock.now();
  const { places } = move.summary;
  if (row.provinceCode !== null && places.length > 0)
    for (const accountId of await staffInOffice(tx, ['officer'], row.provinceCode, now))
      await notify(ctx, tx, {
        accountId,
        mobile: null,
        template: 'volunteer_left',
        params: { released: String(released), kept: String(places.length - released) },
        link: linkPaths.deskMoves(),
      });
  for (const accountId of await staffInOffice(tx, ['officer'], move.provinceCode, now))
    await notify(ctx, tx, {
      accountId,
      mobile: null,
      template: 'volunteer_came',
      params: {},
      link: linkPaths.deskPerson(row.id),
    });
}
