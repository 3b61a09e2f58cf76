import type { Transaction } from '@hamyar/db';
import type { NeedDetailRow, NeedRow } from './present.ts';

/** A card's columns: the need, its next shift that still has a place, and its coming places. `$1` is now. */
const card = `n.id, n.number, n.title, n.province_code as "provinceCode", n.county_code as "countyCode", n.theme,
  n.target_group as "targetGroup", n.profession, n.venue_kind as "venueKind", n.urgency, n.is_remote as "isRemote",
  n.source, n.status, next.starts_at as "nextStartsAt", next.ends_at as "nextEndsAt",
  coalesce(seats.places_left, 0)::int as "placesLeft", coalesce(seats.places_total, 0)::int as "placesTotal"`;
const nextShift = `lateral (select s.starts_at, s.ends_at from shift s join role_slot r on r.shift_id = s.id
    where s.need_id = n.id and s.starts_at > $1 and r.taken < r.count order by s.starts_at limit 1) next`;
const seats = `lateral (select sum(r.count) as places_total, sum(r.count - r.taken) as places_left
    from role_slot r join shift s on s.id = r.shift_id where r.need_id = n.id and s.starts_at > $1) seats`;

export interface Overview {
  provinces: { provinceCode: string; openNeeds: number; placesLeft: number }[];
  urgent: NeedRow[];
}

/** One round trip for the home page. The urgent ones come from different provinces first: the page is the nation's. */
export async function overviewOf(tx: Transaction, now: Date, limit: number): Promise<Overview> {
  const { rows } = await tx.$client.query<Overview>({
    name: 'need_overview',
    text: `with open as materialized (
        select ${card}, row_number() over (partition by n.province_code order by
          array_position(array['critical', 'urgent', 'normal'], n.urgency), next.starts_at, n.id) as turn
        from need n cross join ${nextShift} cross join ${seats} where n.status = 'open')
      select
        (select coalesce(jsonb_agg(p), '[]') from (select "provinceCode", count(*)::int as "openNeeds",
           sum("placesLeft")::int as "placesLeft" from open group by "provinceCode") p) as provinces,
        (select coalesce(jsonb_agg(u), '[]') from (select * from open
           order by turn, array_position(array['critical', 'urgent', 'normal'], urgency), "nextStartsAt", id
           limit $2) u) as urgent`,
    values: [now, limit],
  });
  return rows[0] ?? { provinces: [], urgent: [] };
}

export interface NeedFilter {
  province: string | null;
  profession: string | null;
  theme: string | null;
  urgency: string | null;
  remote: boolean | null;
}

const filtered = `n.status = 'open'
  and ($2::text is null or n.province_code = $2)
  and ($3::text is null or exists (select from role_slot r where r.need_id = n.id and r.profession = $3))
  and ($4::text is null or n.theme = $4)
  and ($5::text is null or n.urgency = $5)
  and ($6::boolean is null or n.is_remote = $6)`;

/** Open needs by their next free shift; `after` is the last row seen. */
export async function openNeeds(
  tx: Transaction,
  query: NeedFilter & { now: Date; after: { at: string; id: string } | null; limit: number },
): Promise<NeedRow[]> {
  const { rows } = await tx.$client.query<NeedRow>({
    name: 'need_open_page',
    text: `select ${card} from need n cross join ${nextShift} cross join ${seats} where ${filtered}
        and ($7::timestamptz is null or (next.starts_at, n.id) > ($7, $8::uuid))
      order by next.starts_at, n.id limit $9`,
    values: [...filterValues(query), query.after?.at ?? null, query.after?.id ?? null, query.limit],
  });
  return rows;
}

export async function openNeedCount(tx: Transaction, query: NeedFilter & { now: Date }): Promise<number> {
  const { rows } = await tx.$client.query<{ total: number }>({
    name: 'need_open_count',
    text: `select count(*)::int as total from need n cross join ${nextShift} where ${filtered}`,
    values: filterValues(query),
  });
  return rows[0]?.total ?? 0;
}

const filterValues = (query: NeedFilter & { now: Date }): unknown[] => [
  query.now,
  query.province,
  query.profession,
  query.theme,
  query.urgency,
  query.remote,
];

/** Coming shifts shown of one need. */
const maxShifts = 60;

export async function needByNumber(
  tx: Transaction,
  now: Date,
  number: number,
): Promise<NeedDetailRow | null> {
  const { rows } = await tx.$client.query<NeedDetailRow>({
    name: 'need_by_number',
    text: `select ${card}, n.description, n.starts_on::text as "startsOn", n.ends_on::text as "endsOn",
        (select coalesce(jsonb_agg(x order by x."startsAt", x.id), '[]') from (
          select s.id, s.starts_at as "startsAt", s.ends_at as "endsAt",
            (select coalesce(jsonb_agg(r order by r.id), '[]') from (select id, profession, gender, language, count, taken
               from role_slot where shift_id = s.id limit 20) r) as slots
          from shift s where s.need_id = n.id and s.starts_at > $1 order by s.starts_at limit ${maxShifts}) x) as shifts
      from need n left join ${nextShift} on true left join ${seats} on true
      where n.number = $2 and n.status <> 'draft'`,
    values: [now, number],
  });
  return rows[0] ?? null;
}

export type DeskRow = NeedRow & { accepted: number };

/** Newest first; `provinces` null means the nation. */
export async function deskNeeds(
  tx: Transaction,
  query: {
    now: Date;
    provinces: readonly string[] | null;
    status: string | null;
    before: string | null;
    limit: number;
  },
): Promise<DeskRow[]> {
  const { rows } = await tx.$client.query<DeskRow>({
    name: 'need_desk_page',
    text: `select ${card},
        (select coalesce(sum(r.taken), 0)::int from role_slot r where r.need_id = n.id) as accepted
      from need n left join ${nextShift} on true left join ${seats} on true
      where ($2::text[] is null or n.province_code = any ($2)) and ($3::text is null or n.status = $3)
        and ($4::uuid is null or n.id < $4)
      order by n.id desc limit $5`,
    values: [query.now, query.provinces, query.status, query.before, query.limit],
  });
  return rows;
}
