import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { forgetFiles } from '../../ground/files/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { licencesOfAccount } from './queries.ts';

/** Takes back a file of one's own licence. */
export async function removeEvidence(ctx: Ctx, fileId: string): Promise<void> {
  authorise(ctx, 'signed-in');
  await withTransaction(ctx, async (tx) => {
    const licences = await licencesOfAccount(tx, accountOf(ctx));
    for (const { id, provinceCode } of licences) {
      const found = await forgetFiles(ctx, tx, { purpose: 'licence_evidence', subjectIds: [id], fileId });
      if (found === 0) continue;
      await audit(ctx, tx, {
        action: 'credential.evidence_removed',
        targetType: 'credential',
        targetId: id,
        provinceCode,
        detail: { fileId },
      });
      return;
    }
    throw new Refusal('not_found', 'file.not_found');
  });
}
