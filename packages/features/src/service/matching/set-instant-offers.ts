import { matchingSetting, type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { inArray } from 'drizzle-orm';
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

/** Whether offers go out by themselves in each of these provinces. */
export async function instantProvinces(
  tx: Transaction,
  codes: readonly string[],
): Promise<ReadonlyMap<string, boolean>> {
  const rows = await tx
    .select()
    .from(matchingSetting)
    .where(inArray(matchingSetting.provinceCode, [...codes]));
  const changed = new Map(rows.map((row) => [row.provinceCode, row.instantOffers]));
  return new Map(codes.map((code) => [code, changed.get(code) ?? true]));
}
