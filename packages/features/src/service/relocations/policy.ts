import type { Transaction } from '@hamyar/db';
import { type Scope, withinScope } from '../../ground/access/index.ts';
import { Refusal } from '../../kit/refusal.ts';
import { lockRecords, lockVolunteer, requireStanding, type VolunteerRow } from '../volunteers/index.ts';

/**
 * The caller's own record, locked; a draft moves by its welcome and not here.
 * @throws Refusal `volunteer.no_profile`, `volunteer.merged`
 */
export async function ownVolunteer(tx: Transaction, accountId: string): Promise<VolunteerRow> {
  const row = await lockVolunteer(tx, accountId);
  if (!row) throw new Refusal('precondition', 'volunteer.no_profile');
  requireStanding(row);
  if (row.status === 'draft') throw new Refusal('precondition', 'volunteer.no_profile');
  return row;
}

/**
 * A record that the officer reaches, locked; drafts and those that lead elsewhere do not exist.
 * @throws Refusal `volunteer.not_found`, `access.out_of_scope`
 */
export async function volunteerInReach(
  tx: Transaction,
  scope: Scope,
  volunteerId: string,
): Promise<VolunteerRow> {
  const row = (await lockRecords(tx, [volunteerId])).get(volunteerId);
  if (!row || row.status === 'draft') throw new Refusal('not_found', 'volunteer.not_found');
  withinScope(scope, row.provinceCode);
  return row;
}
