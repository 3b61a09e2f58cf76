import type { Transaction } from '@hamyar/db';
import { type Scope, withinScope } from '../../ground/access/index.ts';
import { Refusal } from '../../kit/refusal.ts';
import { versionOf } from '../../kit/version.ts';
import { lockRecords, type VolunteerRow } from './queries.ts';

/**
 * A record that the officer reaches, locked; drafts and those that lead elsewhere do not exist.
 * @throws Refusal `volunteer.not_found`, `access.out_of_scope`
 */
export async function lockPaper(tx: Transaction, scope: Scope, volunteerId: string): Promise<VolunteerRow> {
  const row = (await lockRecords(tx, [volunteerId])).get(volunteerId);
  if (!row || row.status === 'draft') throw new Refusal('not_found', 'volunteer.not_found');
  withinScope(scope, row.provinceCode);
  return row;
}

/** Version of a paper as an officer saw it: another number, or a word of another office, is another. */
export const paperVersion = ({ id, nationalIdIndex, nationalIdProvenAt }: VolunteerRow): string =>
  versionOf([id, nationalIdIndex, nationalIdProvenAt?.toISOString() ?? null]);

/** @throws Refusal `paper.none` for a record that has no paper */
export function sealedPaper({ nationalIdSealed }: VolunteerRow): Buffer {
  if (nationalIdSealed === null) throw new Refusal('precondition', 'paper.none');
  return nationalIdSealed;
}
