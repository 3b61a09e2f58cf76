import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eraseInBatches, erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { moveVenue } from './move-venue.ts';

/** Takes name, address, point and line from homes to which nobody is to come any more, and closes them. */
export function eraseVenues(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return eraseInBatches(ctx, async (tx) => {
    const now = ctx.clock.now();
    const { rows } = await tx.$client.query<{ id: string; provinceCode: string }>({
      name: 'venues_erase',
      text: `with due as (
          select id from venue where retain_until < $1 and erased_at is null
          order by retain_until, id limit ${erasureBatch} for update skip locked)
        update venue v set name = '—', address = '', lat = null, lon = null, phone = null, hours = '', rooms = '[]',
          erased_at = $2, updated_at = $2
        from due where v.id = due.id returning v.id, v.province_code as "provinceCode"`,
      values: [today(now), now],
    });
    for (const { id, provinceCode } of rows) {
      await moveVenue(tx, id, 'closed', now);
      await audit(ctx, tx, { action: 'venue.erased', targetType: 'venue', targetId: id, provinceCode });
    }
    return rows.length;
  });
}
