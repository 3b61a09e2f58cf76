import { type Transaction, volunteer } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { inArray } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { eraseLicences } from '../credentials/index.ts';
import { moveVolunteers } from './move-volunteer.ts';

/**
 * Takes name, numbers, place and times from volunteers, and the numbers from their licences. What they did stays, without
 * them. Part of the caller's transaction, who has authorised and holds the rows.
 * @returns how many had something to take
 */
export async function forgetVolunteers(ctx: Ctx, tx: Transaction, ids: readonly string[]): Promise<number> {
  const { rows } = await tx.$client.query<{ id: string; provinceCode: string | null }>({
    name: 'volunteers_forget',
    text: `with due as (select id, province_code from volunteer where id = any ($1::uuid[]) and erased_at is null),
      windows as (delete from availability_window w using due where w.volunteer_id = due.id)
      update volunteer v set account_id = null, mobile = 'erased:' || v.id, first_name = null, last_name = null, name_key = null,
        gender = null, born_on = null, adult_on = null, national_id_sealed = null, national_id_index = null,
        national_id_proven_at = null, county_code = null, languages = '{}',
        confirmed_at = null, erased_at = $2, updated_at = $2
      from due where v.id = due.id returning v.id, due.province_code as "provinceCode"`,
    values: [ids, ctx.clock.now()],
  });
  const forgotten = rows.map(({ id }) => id);
  await moveVolunteers(ctx, tx, inArray(volunteer.id, forgotten), 'draft');
  await eraseLicences(ctx, tx, forgotten);
  for (const { id, provinceCode } of rows)
    await audit(ctx, tx, {
      action: 'volunteer.erased',
      targetType: 'volunteer',
      targetId: id,
      provinceCode,
    });
  return rows.length;
}
