import type { Transaction } from '@hamyar/db';
import { Refusal } from '../../kit/refusal.ts';
import type { Side } from './policy.ts';
import { caseById, reporterOf } from './queries.ts';

/**
 * From which side somebody looks at a case: as whoever reported it, or as whoever it concerns and was told of it.
 * @throws Refusal `complaint.unknown` for everybody else
 */
export async function ownSide(tx: Transaction, complaintId: string, accountId: string): Promise<Side> {
  const row = await caseById(tx, complaintId);
  if ((await reporterOf(tx, row.id))?.accountId === accountId) return 'reporter';
  if (row.concernedAccountId === accountId && row.concernedToldAt !== null) return 'concerned';
  throw new Refusal('not_found', 'complaint.unknown');
}
