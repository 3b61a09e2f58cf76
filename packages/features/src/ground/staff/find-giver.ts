import type { Transaction } from '@hamyar/db';
import { mayGive } from '@hamyar/domain';
import { officesOf } from '../identity/index.ts';
import type { InvitationRow } from './queries.ts';

/**
 * Who of those that gave an invitation, alone or as its second person, is still in an office that gives it: what an administrator
 * offered is not taken once nobody in office stands behind it. Part of the caller's transaction, who has authorised.
 * @returns an account, or `host`, who always stands; null where nobody is left
 */
export async function findGiver(
  tx: Transaction,
  row: Pick<InvitationRow, 'role' | 'provinceCode' | 'invitedBy' | 'confirmedBy' | 'confirmedAt'>,
  now: Date,
): Promise<string | null> {
  const isConfirmedByHost = row.confirmedAt !== null && row.confirmedBy === null;
  if (row.invitedBy === null || isConfirmedByHost) return 'host';
  for (const giver of [row.invitedBy, row.confirmedBy])
    if (giver !== null && mayGive(await officesOf(tx, giver, now), row)) return giver;
  return null;
}
