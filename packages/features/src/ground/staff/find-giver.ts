import type { Transaction } from '@hamyar/db';
import { mayGive } from '@hamyar/domain';
import { officesOf } from '../identity/index.ts';
import type { InvitationRow } from './queries.ts';

/**
 * Whether somebody who gave an invitation, alone or as its second person, is still in an office that gives it: what an
 * administrator offered is not taken once nobody in office stands behind it. The host always stands. Part of the caller's
 * transaction, who has authorised.
 */
export async function isStillGiven(
  tx: Transaction,
  row: Pick<InvitationRow, 'role' | 'provinceCode' | 'invitedBy' | 'confirmedBy' | 'confirmedAt'>,
  now: Date,
): Promise<boolean> {
  const isConfirmedByHost = row.confirmedAt !== null && row.confirmedBy === null;
  if (row.invitedBy === null || isConfirmedByHost) return true;
  for (const giver of [row.invitedBy, row.confirmedBy])
    if (giver !== null && mayGive(await officesOf(tx, giver, now), row)) return true;
  return false;
}
