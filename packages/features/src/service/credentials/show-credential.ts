import type { Answer, credentials } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise, isOfCountyAlone, withinCounty } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { presentCase } from './present.ts';
import { caseById, placeOf } from './queries.ts';

/** One licence in the officer's reach; elsewhere it does not exist. */
export async function showCredential(
  ctx: Ctx,
  credentialId: string,
): Promise<Answer<typeof credentials.show>['credential']> {
  const scope = authorise(ctx, 'credentials.read');
  return withTransaction(ctx, async (tx) => {
    const row = await caseById(tx, credentialId);
    if (!row) throw notFound();
    withinCounty(scope, placeOf(row));
    return presentCase(ctx, tx, row, isOfCountyAlone(scope, placeOf(row)));
  });
}

export const notFound = () => new Refusal('not_found', 'credential.not_found');
