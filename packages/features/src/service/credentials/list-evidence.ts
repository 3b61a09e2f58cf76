import type { Answer, credentials } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise, withinScope } from '../../ground/access/index.ts';
import { filesOf, presentFile } from '../../ground/files/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { caseById } from './queries.ts';
import { notFound } from './show-credential.ts';

/** What its holder gave with a licence, for the officer who decides on it. */
export async function listEvidence(
  ctx: Ctx,
  credentialId: string,
): Promise<Answer<typeof credentials.listEvidence>> {
  const scope = authorise(ctx, 'credentials.review');
  return withTransaction(ctx, async (tx) => {
    const row = await caseById(tx, credentialId);
    if (!row) throw notFound();
    withinScope(scope, row.credential.provinceCode);
    const files = await filesOf(tx, 'licence_evidence', [credentialId]);
    return { files: files.map((file) => presentFile(file, false)) };
  });
}
