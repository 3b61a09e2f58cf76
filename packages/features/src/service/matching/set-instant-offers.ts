import { matchingSetting, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { accountOf, authorise, withinScope } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';

/** Says whether, in a province, new needs and newly eligible people lead to offers by themselves. */
export async function setInstantOffers(
  ctx: Ctx,
  provinceCode: string,
  instantOffers: boolean,
): Promise<void> {
  const scope = authorise(ctx, 'matching.run');
  withinScope(scope, provinceCode);
  const changed = { instantOffers, changedBy: accountOf(ctx), changedAt: ctx.clock.now() };
  await withTransaction(ctx, async (tx) => {
    await tx
      .insert(matchingSetting)
      .values({ provinceCode, ...changed })
      .onConflictDoUpdate({ target: matchingSetting.provinceCode, set: changed });
    await audit(ctx, tx, {
      action: instantOffers ? 'matching.instant_on' : 'matching.instant_off',
      targetType: 'province',
      targetId: provinceCode,
      provinceCode,
    });
  });
}
