import type { Transaction } from '@hamyar/db';

/**
 * Takes the numbers and the officers' words from the licences of volunteers who are erased, and ends those still in
 * force; part of the caller's transaction, who has authorised and audits.
 */
export async function eraseLicences(
  tx: Transaction,
  volunteerIds: readonly string[],
  now: Date,
): Promise<void> {
  await tx.$client.query({
    name: 'credentials_erase',
    text: `update credential set number_sealed = null, number_index = null, number_tail = null, rejection_note = null,
        revocation_note = null, revoked_at = coalesce(revoked_at, $2)
      where volunteer_id = any ($1::uuid[])`,
    values: [volunteerIds, now],
  });
}
