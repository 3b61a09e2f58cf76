import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { authorise } from '../../ground/access/index.ts';
import { eraseInBatches, erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';

/** Deletes the guardians of those who came of age, who said another day of birth since, or who are no more. */
export function eraseGuardians(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return eraseInBatches(ctx, async (tx) => {
    const { rowCount } = await tx.$client.query({
      name: 'guardians_erase',
      text: `delete from guardian where id in (select g.id from guardian g join volunteer v on v.id = g.volunteer_id
        where v.adult_on is null or v.adult_on <= $1 limit ${erasureBatch})`,
      values: [today(ctx.clock.now())],
    });
    const erased = rowCount ?? 0;
    if (erased > 0)
      await audit(ctx, tx, {
        action: 'guardian.erased',
        targetType: 'volunteer',
        targetId: 'batch',
        detail: { erased },
      });
    return erased;
  });
}
