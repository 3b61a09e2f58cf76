import type { Answer, volunteers } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { readPaper } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { lockPaper, paperVersion, sealedPaper } from './lock-paper.ts';

/** Opens the number of a paper for an officer who holds it in hand. Every look leaves an audit row, which its owner sees. */
export async function revealPaper(
  ctx: Ctx,
  volunteerId: string,
): Promise<Answer<typeof volunteers.revealPaper>> {
  const scope = authorise(ctx, 'records.manage');
  return withTransaction(ctx, async (tx) => {
    const row = await lockPaper(tx, scope, volunteerId);
    const sealed = sealedPaper(row);
    await audit(ctx, tx, {
      action: 'volunteer.paper_revealed',
      targetType: 'volunteer',
      targetId: row.id,
      provinceCode: row.provinceCode,
      subjectAccountId: row.accountId,
    });
    return { ...readPaper(ctx.sealing.open(sealed, 'volunteer.national_id')), version: paperVersion(row) };
  });
}
