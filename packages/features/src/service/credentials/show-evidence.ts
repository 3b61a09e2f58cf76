import { type Answer, credentials } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { filesOf, presentFile } from '../../ground/files/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { awaitsOfficer } from './policy.ts';
import { presentOwn } from './present.ts';
import { licencesOfAccount } from './queries.ts';

/** What its holder gave with the licence that waits for an officer, or with the newest where none does. */
export async function showEvidence(ctx: Ctx): Promise<Answer<typeof credentials.showEvidence>> {
  authorise(ctx, 'signed-in');
  return withTransaction(ctx, async (tx) => {
    const licences = await licencesOfAccount(tx, accountOf(ctx));
    const licence = licences.find(awaitsOfficer) ?? licences[0];
    if (!licence) return { credential: null, files: [], may: [] };
    const files = await filesOf(tx, 'licence_evidence', [licence.id]);
    const mayAdd = awaitsOfficer(licence) && files.length < credentials.maxEvidence;
    return {
      credential: await presentOwn(ctx, tx, licence),
      files: files.map((file) => presentFile(file, true)),
      may: mayAdd ? ['add'] : [],
    };
  });
}
