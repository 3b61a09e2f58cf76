import { credential, type Transaction } from '@hamyar/db';
import { inArray } from 'drizzle-orm';
import { forgetFiles } from '../../ground/files/index.ts';
import type { Ctx } from '../../kit/feature.ts';

/**
 * Takes the numbers, the officers' words and the files from the licences of volunteers who are erased, and ends those still in
 * force; part of the caller's transaction, who has authorised and audits.
 */
export async function eraseLicences(
  ctx: Ctx,
  tx: Transaction,
  volunteerIds: readonly string[],
): Promise<void> {
  await tx.$client.query({
    name: 'credentials_erase',
    text: `update credential set number_sealed = null, number_index = null, number_tail = null, rejection_note = null,
        revocation_note = null, revoked_at = coalesce(revoked_at, $2)
      where volunteer_id = any ($1::uuid[])`,
    values: [volunteerIds, ctx.clock.now()],
  });
  const licences = await tx
    .select({ id: credential.id })
    .from(credential)
    .where(inArray(credential.volunteerId, [...volunteerIds]));
  await forgetFiles(ctx, tx, { purpose: 'licence_evidence', subjectIds: licences.map(({ id }) => id) });
}
