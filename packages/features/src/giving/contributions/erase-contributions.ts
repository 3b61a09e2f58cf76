import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { authorise } from '../../ground/access/index.ts';
import { eraseInBatches, erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';

/** Takes the giver from contributions whose day of erasure is past. What they gave stays in every total. */
export function eraseContributions(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return eraseInBatches(ctx, async (tx) => {
    const now = ctx.clock.now();
    const { rows } = await tx.$client.query<{ id: string; provinceCode: string }>({
      name: 'contributions_erase',
      text: `with due as (
          select id from contribution where erased_at is null and retain_until < $1
          order by retain_until, id limit ${erasureBatch} for update skip locked)
        update contribution c set donor_name = null, donor_mobile = null, note = null, tracking_number = null,
          erased_at = $2
        from due where c.id = due.id returning c.id, c.province_code as "provinceCode"`,
      values: [today(now), now],
    });
    // One row for the batch: an office's file of ten years ago is one decision, not ten thousand.
    if (rows.length > 0)
      await audit(ctx, tx, {
        action: 'contributions.erased',
        targetType: 'contribution',
        targetId: 'batch',
        detail: { count: rows.length, provinces: [...new Set(rows.map((row) => row.provinceCode))] },
      });
    return rows.length;
  });
}
