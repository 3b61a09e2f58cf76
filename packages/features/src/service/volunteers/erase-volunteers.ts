import { volunteer } from '@hamyar/db';
import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { inArray } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import { isKeptOn } from '../../ground/identity/index.ts';
import { eraseInBatches, erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { hasPending } from '../assignments/index.ts';
import { eraseLicences } from '../credentials/index.ts';
import { moveVolunteers } from './move-volunteer.ts';

/**
 * Takes name, numbers, place and times from volunteers whose day of erasure is past, and the numbers from their
 * licences. What they did stays, without them. Whoever signed in since, or still holds a place, is left alone.
 */
export function eraseVolunteers(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return eraseInBatches(ctx, async (tx) => {
    const now = ctx.clock.now();
    const { rows } = await tx.$client.query<{ id: string; provinceCode: string | null }>({
      name: 'volunteers_erase',
      text: `with due as (
          select v.id, v.province_code from volunteer v
          where v.erased_at is null and v.retain_until < $1
            and not ${isKeptOn('v.account_id', '$1')} and not ${hasPending('v.id')}
          order by v.retain_until, v.id limit ${erasureBatch} for update of v skip locked),
        windows as (delete from availability_window w using due where w.volunteer_id = due.id)
        update volunteer v set account_id = null, mobile = 'erased:' || v.id, first_name = null, last_name = null, name_key = null,
          gender = null, national_id_sealed = null, national_id_index = null,
          national_id_proven_at = null, county_code = null, languages = '{}',
          confirmed_at = null, erased_at = $2, updated_at = $2
        from due where v.id = due.id returning v.id, due.province_code as "provinceCode"`,
      values: [today(now), now],
    });
    const ids = rows.map(({ id }) => id);
    await moveVolunteers(ctx, tx, inArray(volunteer.id, ids), 'draft');
    await eraseLicences(tx, ids, now);
    for (const { id, provinceCode } of rows)
      await audit(ctx, tx, {
        action: 'volunteer.erased',
        targetType: 'volunteer',
        targetId: id,
        provinceCode,
      });
    return rows.length;
  });
}
