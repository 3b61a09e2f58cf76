import type { Answer, volunteers } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { lockPaper, paperVersion } from './lock-paper.ts';
import { maskedPaper } from './present.ts';

/** Which paper somebody wrote the number of, masked. */
export async function showPaper(ctx: Ctx, volunteerId: string): Promise<Answer<typeof volunteers.showPaper>> {
  const scope = authorise(ctx, 'records.manage');
  return withTransaction(ctx, async (tx) => {
    const row = await lockPaper(tx, scope, volunteerId);
    await audit(ctx, tx, {
      action: 'volunteer.seen',
      targetType: 'volunteer',
      targetId: row.id,
      provinceCode: row.provinceCode,
      subjectAccountId: row.accountId,
    });
    const { paperKind, nationalIdMasked } = maskedPaper(ctx, row);
    return {
      firstName: row.firstName,
      lastName: row.lastName,
      kind: paperKind,
      masked: nationalIdMasked,
      provenAt: row.nationalIdProvenAt?.toISOString() ?? null,
      version: paperVersion(row),
    };
  });
}
