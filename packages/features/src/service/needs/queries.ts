import { need, type Transaction } from '@hamyar/db';
import { eq } from 'drizzle-orm';
import { placesOf, type Scope, withinScope } from '../../ground/access/index.ts';
import { venueJson } from '../../ground/venues/index.ts';
import { Refusal } from '../../kit/refusal.ts';
import { statement } from '../../kit/statement.ts';
import type { NeedDetailRow, NeedRow } from './present.ts';

const cardOfNeed = `n.id, n.number, n.title, n.title_en as "titleEn", n.province_code as "provinceCode", n.county_code as "countyCode", n.theme,
  n.target_group as "targetGroup", n.profession, n.venue_kind as "venueKind", n.urgency, n.is_remote as "isRemote",
  n.source, n.status`;
/** A card's columns: the need, the shift it is shown with, and its coming places. */
const cardWith = (
  shift: string,
) => `${cardOfNeed}, ${shift}.starts_at as "nextStartsAt", ${shift}.ends_at as "nextEndsAt",
  coalesce(seats.places_left, 0)::int as "placesLeft", coalesce(seats.places_total, 0)::int as "placesTotal"`;
/** The next shift that still has a place, looked up shift by shift, for few needs. `$1` is now. */
const nextShift = `lateral (select s.starts_at, s.ends_at from shift s join role_slot r on r.shift_id = s.id
    where s.need_id = n.id and s.starts_at > $1 and s.closure_id is null and r.taken < r.count order by s.starts_at limit 1) next`;
const seats = `lateral (select sum(r.count) as places_total, sum(r.count - r.taken) as places_left
    from role_slot r join shift s on s.id = r.shift_id where r.need_id = n.id and s.starts_at > $1
      and s.closure_id is null) seats`;

/** The same columns from what is kept of open needs, `o`. */
const openCard = `${cardOfNeed}, o.next_starts_at as "nextStartsAt", o.next_ends_at as "nextEndsAt",
  o.places_left as "placesLeft", o.places_total as "placesTotal"`;
/** What is kept and holds at `$1`, exact to the last commit together with `live`. */
const kept = `o.next_starts_at is not null and o.valid_until > $1 and o.computed_at <= $1
  and not exists (select from need_touched t where t.need_id = o.need_id)`;
/** What changed since it was kept, or of which a shift has begun: looked at afresh. */
const live = `(select t.need_id from need_touched t
    union select p.need_id from need_opening p where p.valid_until <= $1
    union select p.need_id from need_opening p where p.computed_at > $1) due
  join need n on n.id = due.need_id and n.status = 'open'
  cross join lateral (select n.id as need_id, n.province_code, a.* from need_opening_at(n.id, $1) a
    where a.next_starts_at is not null) o`;

export interface Overview {
  provinces: { provinceCode: string; openNeeds: number; placesLeft: number }[];
  urgent: NeedRow[];
}

/** One round trip for the home page. The urgent ones come from different provinces first: the page is the nation's. */
export async function overviewOf(tx: Transaction, now: Date, limit: number): Promise<Overview> {
  const rank = `array_position(array['critical', 'urgent', 'normal'], n.urgency) - 1`;
  const { rows } = await tx.$client.query<Overview>({
    name: 'need_overview',
    text: `with fresh as materialized (
        select o.need_id, o.province_code, ${rank} as urgency_rank, o.next_starts_at, o.next_ends_at, o.places_left,
          o.places_total from ${live}),
      first as materialized (
        select o.* from province p cross join lateral (
          select o.need_id, o.province_code, o.urgency_rank, o.next_starts_at, o.next_ends_at, o.places_left, o.places_total
          from need_opening o where o.province_code = p.code and ${kept}
          order by o.urgency_rank, o.next_starts_at, o.need_id limit $2) o
        union all select * from fresh),
      turns as (
        select *, row_number() over (partition by province_code order by urgency_rank, next_starts_at, need_id) as turn from first),
      shown as (
        select ${openCard}, o.turn, o.urgency_rank from turns o join need n on n.id = o.need_id
        order by o.turn, o.urgency_rank, o.next_starts_at, o.need_id limit $2)
      select
        (select coalesce(jsonb_agg(p), '[]') from (select province_code as "provinceCode", count(*)::int as "openNeeds",
           sum(places_left)::int as "placesLeft" from (
             select o.province_code, o.places_left from need_opening o where ${kept}
             union all select province_code, places_left from fresh) places group by province_code) p) as provinces,
        (select coalesce(jsonb_agg(u order by u.turn, u.urgency_rank, u."nextStartsAt", u.id), '[]') from shown u) as urgent`,
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
  venue: number | null;
}

const filtered = (name: string, query: NeedFilter & { now: Date }) =>
  statement(name, [query.now])
    .where('p', query.province, (place) => `o.province_code = ${place}`)
    .where(
      'f',
      query.profession,
      (place) => `exists (select from role_slot r where r.need_id = n.id and r.profession = ${place})`,
    )
    .where('t', query.theme, (place) => `n.theme = ${place}`)
    .where('u', query.urgency, (place) => `n.urgency = ${place}`)
    .where('r', query.remote, (place) => `n.is_remote = ${place}`)
    .where(
      'v',
      query.venue,
      (place) => `exists (select from shift s join venue v on v.id = s.venue_id
        where s.need_id = n.id and s.starts_at > $1 and s.closure_id is null and v.number = ${place})`,
    );

/** Open needs by their next free shift; `after` is the last row seen. */
export async function openNeeds(
  tx: Transaction,
  query: NeedFilter & { now: Date; after: { at: string; id: string } | null; limit: number },
): Promise<NeedRow[]> {
  const page = filtered('need_open_page', query);
  if (query.after) {
    const at = page.value(query.after.at);
    page.where(
      'a',
      query.after.id,
      (id) => `(o.next_starts_at, o.need_id) > (${at}::timestamptz, ${id}::uuid)`,
    );
  }
  const limit = page.value(query.limit);
  const { rows } = await tx.$client.query<NeedRow>(
    page.build(
      (conditions) => `select * from (
        (select ${openCard} from need_opening o join need n on n.id = o.need_id where ${kept} and ${conditions}
          order by o.next_starts_at, o.need_id limit ${limit})
        union all
        (select ${openCard} from ${live} where ${conditions} order by o.next_starts_at, o.need_id limit ${limit})) page
      order by "nextStartsAt", id limit ${limit}`,
    ),
  );
  return rows;
}

export async function openNeedCount(tx: Transaction, query: NeedFilter & { now: Date }): Promise<number> {
  const { rows } = await tx.$client.query<{ total: number }>(
    filtered('need_open_count', query).build(
      (
        conditions,
      ) => `select (select count(*) from need_opening o join need n on n.id = o.need_id where ${kept} and ${conditions})::int
        + (select count(*) from ${live} where ${conditions})::int as total`,
    ),
  );
  return rows[0]?.total ?? 0;
}

/** Brings so many needs that changed, or of which a shift has begun, up to date in what is kept of them. */
export async function foldNeeds(tx: Transaction, now: Date, limit: number): Promise<number> {
  const { rows } = await tx.$client.query<{ folded: number }>({
    name: 'need_fold',
    text: 'select fold_need_openings($1, $2) as folded',
    values: [now, limit],
  });
  return rows[0]?.folded ?? 0;
}

/** Coming shifts shown of one need. */
const maxShifts = 60;

export async function needByNumber(
  tx: Transaction,
  now: Date,
  number: number,
): Promise<NeedDetailRow | null> {
  const { rows } = await tx.$client.query<NeedDetailRow>({
    name: 'need_by_number',
    text: `select ${cardWith('next')}, n.description, n.description_en as "descriptionEn", n.starts_on::text as "startsOn", n.ends_on::text as "endsOn",
        (select coalesce(jsonb_agg(x order by x."startsAt", x.id), '[]') from (
          select s.id, s.starts_at as "startsAt", s.ends_at as "endsAt", ${venueJson('v')} as venue,
            (select coalesce(jsonb_agg(r order by r.id), '[]') from (select id, profession, gender, language, count, taken
               from role_slot where shift_id = s.id limit 20) r) as slots
          from shift s left join venue v on v.id = s.venue_id
          where s.need_id = n.id and s.starts_at > $1 and s.closure_id is null
          order by s.starts_at limit ${maxShifts}) x) as shifts
      from need n left join ${nextShift} on true left join ${seats} on true
      where n.number = $2 and n.status <> 'draft'`,
    values: [now, number],
  });
  return rows[0] ?? null;
}

export type DeskRow = NeedRow & {
  accepted: number;
  closedAt: Date | null;
  closedBy: string | null;
  closingReason: string | null;
  toldAt: Date | null;
  returnedAt: Date | null;
  returnReason: string | null;
};

/** The next shift, filled or not: the office asks when people come. */
const comingShift = `lateral (select s.starts_at, s.ends_at from shift s
    where s.need_id = n.id and s.starts_at > $1 and s.closure_id is null order by s.starts_at limit 1) coming`;

/** Needs in reach, newest first. */
export async function deskNeeds(
  tx: Transaction,
  query: {
    now: Date;
    scope: Scope;
    needId?: string;
    status: string | null;
    before: string | null;
    limit: number;
  },
): Promise<DeskRow[]> {
  const places = placesOf(query.scope);
  // An office of counties alone finds its needs by them, and one of provinces by those.
  const ofCounties = (places?.countyCodes.length ?? 0) > 0;
  const page = statement('need_desk_page', [query.now]);
  const counties = ofCounties ? page.value(places?.countyCodes) : null;
  page
    .where(
      ofCounties ? 'c' : 'p',
      places?.provinceCodes,
      (place) =>
        `(n.province_code = any (${place}::text[])${counties === null ? '' : ` or n.county_code = any (${counties}::text[])`})`,
    )
    .where('i', query.needId ?? null, (place) => `n.id = ${place}::uuid`)
    .where('s', query.status, (place) => `n.status = ${place}`)
    .where('b', query.before, (place) => `n.id < ${place}::uuid`);
  const limit = page.value(query.limit);
  const { rows } = await tx.$client.query<DeskRow>(
    page.build(
      (conditions) => `select ${cardWith('coming')}, n.closed_at as "closedAt", n.closed_by as "closedBy",
        n.closing_reason as "closingReason", n.told_at as "toldAt", n.returned_at as "returnedAt",
        n.return_reason as "returnReason",
        (select coalesce(sum(r.taken), 0)::int from role_slot r where r.need_id = n.id) as accepted
      from need n left join ${comingShift} on true left join ${seats} on true
      where ${conditions} order by n.id desc limit ${limit}`,
    ),
  );
  return rows;
}

/** A need in reach, locked; elsewhere it does not exist. @throws Refusal `need.unknown` */
export async function lockNeed(
  tx: Transaction,
  scope: Scope,
  needId: string,
): Promise<typeof need.$inferSelect> {
  const [found] = await tx.select().from(need).where(eq(need.id, needId)).for('update');
  if (!found) throw new Refusal('not_found', 'need.unknown');
  withinScope(scope, found.provinceCode);
  return found;
}
