import type { Transaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { askOthers } from './ask-others.ts';

interface Ended {
  id: string;
  need_id: string;
  province_code: string;
  was: string;
  title: string;
  starts_at: Date;
  account_id: string | null;
  mobile: string;
}

/**
 * Part of the caller's transaction, which holds the volunteer's row: ends every coming place and offer of theirs that
 * no valid licence covers any more. Whoever had a place is told of each, by text too: they might be on their way.
 * @returns how many places were given back
 */
export async function endUncovered(
  ctx: Ctx,
  tx: Transaction,
  held: { volunteerId: string; profession: string },
): Promise<number> {
  const now = ctx.clock.now();
  const { rows } = await tx.$client.query<Ended>({
    name: 'assignments_uncovered',
    text: `with uncovered as (
        select a.id, a.state from assignment a join role_slot r on r.id = a.role_slot_id
        where a.volunteer_id = $1 and r.profession = $2 and lower(a.during) > $3
          and a.state in ('proposed', 'offered', 'accepted', 'confirmed')
          and not exists (select from credential c where c.volunteer_id = $1 and c.profession = $2
            and c.verified_at is not null and c.rejected_at is null and c.revoked_at is null
            and (c.valid_to is null or c.valid_to >= (upper(a.during) at time zone 'Asia/Tehran')::date))
        order by a.role_slot_id for update of a)
      update assignment a set state = 'rejected', ended_by = 'officer', updated_at = $3
      from uncovered u, need n, volunteer v
      where a.id = u.id and n.id = a.need_id and v.id = a.volunteer_id
      returning a.id, a.need_id, a.province_code, u.state as was, n.title, lower(a.during) as starts_at, v.account_id, v.mobile`,
    values: [held.volunteerId, held.profession, now],
  });
  const places = rows.filter((row) => row.was === 'accepted' || row.was === 'confirmed');
  await askOthers(
    tx,
    rows.map((row) => row.need_id),
  );
  for (const row of rows)
    await audit(ctx, tx, {
      action: 'assignment.rejected',
      targetType: 'assignment',
      targetId: row.id,
      provinceCode: row.province_code,
      detail: { was: row.was, because: 'credential' },
    });
  for (const row of places)
    await notify(ctx, tx, {
      accountId: row.account_id,
      mobile: row.mobile,
      template: 'assignment_cancelled',
      params: { startsAt: row.starts_at.toISOString(), need: row.title },
      link: linkPaths.inbox(),
    });
  return places.length;
}
