import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { authorise } from '../../ground/access/index.ts';
import { eraseInBatches, erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';

/**
 * Takes the giver from pledges whose day of erasure is past. Amounts, ledger and serials stay: the books name no one.
 * The end of the card is of the payments, which erase it by themselves.
 */
export function erasePledges(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return eraseInBatches(ctx, async (tx) => {
    const now = ctx.clock.now();
    const { rows } = await tx.$client.query<{ id: string; provinceCode: string }>({
      name: 'pledges_erase',
      text: `with due as (
          select id from pledge where erased_at is null and retain_until < $1 and state <> 'open'
          order by retain_until, id limit ${erasureBatch} for update skip locked)
        update pledge p set donor_name = null, donor_mobile = null, donor_account_id = null, erased_at = $2
        from due where p.id = due.id returning p.id, p.province_code as "provinceCode"`,
      values: [today(now), now],
    });
    for (const { id, provinceCode } of rows)
      await audit(ctx, tx, { action: 'pledge.erased', targetType: 'pledge', targetId: id, provinceCode });
    return rows.length;
  });
}
