import type { Transaction } from '@hamyar/db';
import { barOf } from '../../ground/complaints/index.ts';
import { withdrawnBy } from '../../ground/consents/index.ts';
import type { EndedPlace } from './cancel-shifts.ts';

/** Somebody whose standing in a shift ended when its day was closed. */
export interface FormerPlace extends Omit<EndedPlace, 'state'> {
  /** Whether they had the place; else they were asked and had not answered. */
  readonly held: boolean;
  readonly shiftId: string;
}

/**
 * Who had a place in these shifts, or was asked for one, until their need or their day was closed at an instant or after it.
 * Whoever may be asked nothing now is left out, and so is who stands in the shift again.
 */
export async function findEndedPlaces(
  tx: Transaction,
  { shiftIds, since, now }: { shiftIds: readonly string[]; since: Date; now: Date },
): Promise<FormerPlace[]> {
  const { rows } = await tx.$client.query<FormerPlace>({
    name: 'assignment_ended_in_shifts',
    text: `select distinct on (a.role_slot_id, a.volunteer_id) a.id, a.answered_at is not null as held, r.shift_id as "shiftId",
        a.role_slot_id as "roleSlotId", a.volunteer_id as "volunteerId", v.account_id as "accountId", v.mobile,
        n.province_code as "provinceCode", n.id as "needId", n.title, n.title_en as "titleEn",
        lower(a.during) as "startsAt"
      from assignment a join role_slot r on r.id = a.role_slot_id join need n on n.id = a.need_id
        join volunteer v on v.id = a.volunteer_id
      where r.shift_id = any ($1::uuid[]) and a.state = 'cancelled_by_need' and a.updated_at >= $2 and n.status = 'open'
        and v.status = 'active' and v.account_id is not null and not ${barOf('v', '$3::timestamptz')} and not ${withdrawnBy('v')}
        and not exists (select from assignment other where other.role_slot_id = a.role_slot_id
          and other.volunteer_id = a.volunteer_id and other.id > a.id and other.state <> 'cancelled_by_need')
      order by a.role_slot_id, a.volunteer_id, a.answered_at desc nulls last`,
    values: [shiftIds, since, now],
  });
  return rows;
}
