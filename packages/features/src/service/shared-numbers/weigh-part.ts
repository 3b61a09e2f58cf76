import type { sharedNumbers } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';
import { type Scope, withinScope } from '../../ground/access/index.ts';
import { isBarred } from '../../ground/complaints/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { versionOf } from '../../kit/version.ts';
import { placesHeld } from '../assignments/index.ts';
import { licencesOf } from '../credentials/index.ts';
import { digestsOf, hasWaiting } from '../records/index.ts';
import { lockRecords, type VolunteerRow } from '../volunteers/index.ts';

/** Shifts that a page names; older ones stay with the record. */
const placesShown = 100;

/**
 * A record that the officer reaches, locked; drafts, erased ones and those that lead elsewhere do not exist.
 * @throws Refusal `volunteer.not_found`, `access.out_of_scope`
 */
export async function lockShared(tx: Transaction, scope: Scope, volunteerId: string): Promise<VolunteerRow> {
  const row = (await lockRecords(tx, [volunteerId])).get(volunteerId);
  if (!row || row.status === 'draft') throw new Refusal('not_found', 'volunteer.not_found');
  withinScope(scope, row.provinceCode);
  return row;
}

/** What of a record may be a second person's: the page and the acts that follow it see the same thing. */
export async function weighPart(ctx: Ctx, tx: Transaction, row: VolunteerRow) {
  return {
    licences: await licencesOf(tx, row.id),
    places: await placesHeld(tx, row.id, placesShown),
    problem: await problemOf(ctx, tx, row),
    version: versionOf([(await digestsOf(tx, [row.id])).get(row.id) ?? '']),
  };
}

/** A bar is of an account and a national ID: nobody slips out of it into a record of their own. */
async function problemOf(
  ctx: Ctx,
  tx: Transaction,
  { id, accountId, nationalIdIndex }: VolunteerRow,
): Promise<sharedNumbers.PartProblem | null> {
  if (accountId !== null && (await isBarred(ctx, tx, { accountId, nationalIdIndex }))) return 'barred';
  return (await hasWaiting(tx, [id])) ? 'merge_waiting' : null;
}
