import type { Transaction } from '@hamyar/db';
import { daysOf, isInForce } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { endAssignments, lockComing } from '../assignments/index.ts';
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
  const licences = await confirmedLicencesOf(tx, held);
  const coming = await lockComing(tx, { ...held, now: ctx.clock.now() });
  const uncovered = coming.filter(
    ({ startsAt, endsAt }) => !licences.some((licence) => isInForce(licence, daysOf(startsAt, endsAt))),
  );
  return endAssignments(ctx, tx, uncovered, 'credential');
}
