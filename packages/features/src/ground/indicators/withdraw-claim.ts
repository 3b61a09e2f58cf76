import type { Answer, indicators } from '@hamyar/contracts';
import { indicatorClaim, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountIdOf, authorise } from '../access/index.ts';
import { claimVersion } from './present.ts';
import { lockClaim } from './queries.ts';

/** Takes a claim off the pages; the record of it stays. */
export async function withdrawClaim(
  ctx: Ctx,
  input: { claimId: string; version: string; reason: string },
): Promise<Answer<typeof indicators.withdrawClaim>> {
  authorise(ctx, 'indicators.manage');
  return withTransaction(ctx, async (tx) => {
    const row = await lockClaim(tx, input.claimId);
    if (!row) throw new Refusal('not_found', 'indicator.claim_unknown');
    requireVersion(input.version, claimVersion(row));
    await tx
      .update(indicatorClaim)
      .set({
        withdrawnAt: ctx.clock.now(),
        withdrawnBy: accountIdOf(ctx),
        withdrawnReason: input.reason,
      })
      .where(eq(indicatorClaim.id, row.id));
    await audit(ctx, tx, {
      action: 'indicator.claim_withdrawn',
      targetType: 'indicator',
      targetId: row.indicatorKey,
      provinceCode: row.provinceCode,
      detail: { claimId: row.id },
    });
    return { id: row.id };
  });
}
