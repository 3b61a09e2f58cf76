import type { Transaction } from '@hamyar/db';
import { daysOf, isInForce } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { type ComingRow, endAssignments, lockComing } from '../assignments/index.ts';
import { confirmedLicencesOf } from './queries.ts';

/**
 * Part of the caller's transaction, which holds the volunteer's row: ends every coming place and offer of theirs on
 * whose days no licence is in force any more.
 * @returns how many places were given back
 */
export async function endUncovered(
  ctx: Ctx,
  tx: Transaction,
  held: { readonly volunteerId: string; readonly profession: string },
): Promise<number> {
  return endAssignments(ctx, tx, await uncoveredBy(ctx, tx, held), 'credential');
}

/** Coming places, offers and proposals on whose days no licence is in force; `without` counts as revoked. Locks them. */
export async function uncoveredBy(
  ctx: Ctx,
  tx: Transaction,
  held: { readonly volunteerId: string; readonly profession: string },
  without: string | null = null,
): Promise<ComingRow[]> {
  const licences = (await confirmedLicencesOf(tx, held)).filter(({ id }) => id !== without);
  const coming = await lockComing(tx, { ...held, now: ctx.clock.now() });
  return coming.filter(
    ({ startsAt, endsAt }) => !licences.some((licence) => isInForce(licence, daysOf(startsAt, endsAt))),
  );
}
