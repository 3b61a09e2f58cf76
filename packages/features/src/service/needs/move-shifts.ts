import type { Transaction } from '@hamyar/db';

/** A role-slot whose shift is made up for later. */
export interface MovedSlot {
  readonly fromSlotId: string;
  readonly slotId: string;
  readonly startsAt: Date;
}

/**
 * Makes up for the shifts of a closure: the same hours, places and venue so many days later. The old shift stays what people
 * were told of; part of the caller's transaction, who has authorised and audits.
 */
export async function moveShifts(tx: Transaction, closureId: string, days: number): Promise<MovedSlot[]> {
  const { rows } = await tx.$client.query<MovedSlot>({
    name: 'need_move_shifts',
    text: `with planned as materialized (
        select s.id as former, uuidv7() as id, s.need_id, s.starts_at + make_interval(days => $2) as starts_at,
          s.ends_at + make_interval(days => $2) as ends_at, s.venue_id
        from shift s where s.closure_id = $1),
      made as (
        insert into shift (id, need_id, starts_at, ends_at, venue_id)
        select id, need_id, starts_at, ends_at, venue_id from planned),
      longer as (
        update need n set ends_on = greatest(n.ends_on, p.last) from (
          select need_id, max((starts_at at time zone 'Asia/Tehran')::date) as last from planned group by need_id) p
        where n.id = p.need_id),
      slots as materialized (
        select r.id as former, uuidv7() as id, p.id as shift_id, r.need_id, r.province_code, r.profession, r.gender, r.language,
          r.count, p.starts_at
        from planned p join role_slot r on r.shift_id = p.former),
      opened as (
        insert into role_slot (id, shift_id, need_id, province_code, profession, gender, language, count)
        select id, shift_id, need_id, province_code, profession, gender, language, count from slots)
      select former as "fromSlotId", id as "slotId", starts_at as "startsAt" from slots`,
    values: [closureId, days],
  });
  return rows;
}
