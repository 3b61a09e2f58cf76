import type { Transaction } from '@hamyar/db';

/** How shifts stand with people, together and each. */
export interface ShiftsStanding {
  readonly holding: number;
  readonly asked: number;
  readonly nextPlaceAt: Date | null;
  readonly digest: string;
  readonly byShift: Readonly<Record<string, number>>;
}

export async function weighShifts(tx: Transaction, shiftIds: readonly string[]): Promise<ShiftsStanding> {
  const { rows } = await tx.$client.query<ShiftsStanding>({
    name: 'assignment_standing_in_shifts',
    text: `with open as materialized (
        select a.id, a.state, a.volunteer_id, lower(a.during) as starts_at, r.shift_id,
          a.state in ('accepted', 'confirmed') as holds
        from role_slot r join assignment a on a.role_slot_id = r.id
        where r.shift_id = any ($1::uuid[]) and a.state in ('proposed', 'offered', 'accepted', 'confirmed'))
      select count(distinct volunteer_id) filter (where holds)::int as holding,
        count(*) filter (where state = 'offered')::int as asked,
        min(starts_at) filter (where holds) as "nextPlaceAt",
        md5(coalesce(string_agg(id::text || state, ',' order by id), '')) as digest,
        (select coalesce(jsonb_object_agg(shift_id, n), '{}') from (
          select shift_id, count(*) filter (where holds) as n from open group by shift_id) s) as "byShift"
      from open`,
    values: [shiftIds],
  });
  return rows[0] ?? { holding: 0, asked: 0, nextPlaceAt: null, digest: '', byShift: {} };
}
