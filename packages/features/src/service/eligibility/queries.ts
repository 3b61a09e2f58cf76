import type { Transaction } from '@hamyar/db';
import { barOf } from '../../ground/complaints/index.ts';
import { agreementIn, withdrawnBy } from '../../ground/consents/index.ts';
import { statement } from '../../kit/statement.ts';
import { guardianIn, isGuarded } from '../guardians/index.ts';
import { budgetDays, type OwnVolunteerRow, type SlotRow, type VolunteerRow } from './policy.ts';

/** Assignments that ended longer ago than this bear on no week that is still ahead. */
const lookBackDays = 8;

const volunteerColumns = `v.id, v.account_id as "accountId", v.mobile, v.status, v.profession,
  v.gender, v.adult_on::text as "adultOn", v.province_code as "provinceCode", v.county_code as "countyCode", v.radius_km as "radiusKm",
  v.is_remote as "isRemote", v.languages, v.weekly_hours_cap as "weeklyHoursCap", v.created_at as "createdAt",
  (select max(a.answered_at) from assignment a where a.volunteer_id = v.id and holds_place(a.state)) as "lastAssignedAt",
  (select count(*)::int from assignment a where a.volunteer_id = v.id and a.source = 'match'
    and a.offered_at > $1::timestamptz - interval '${budgetDays} days') as "offeredLately",
  coalesce((select jsonb_agg(jsonb_build_array(w.weekday, w.start_minute, w.end_minute))
    from availability_window w where w.volunteer_id = v.id), '[]') as windows,
  coalesce((select jsonb_agg(jsonb_build_object('profession', c.profession, 'verifiedAt', c.verified_at,
      'recheckSince', c.recheck_since, 'rejectedAt', c.rejected_at, 'revokedAt', c.revoked_at, 'validFrom', c.valid_from, 'validTo', c.valid_to))
    from credential c where c.volunteer_id = v.id), '[]') as credentials,
  coalesce((select jsonb_agg(jsonb_build_object('state', a.state, 'roleSlotId', a.role_slot_id,
      'startsAt', lower(a.during), 'endsAt', upper(a.during)))
    from assignment a where a.volunteer_id = v.id and a.state <> 'proposed' and not (a.state = 'rejected' and a.offered_at is null)
      and upper(a.during) > $1::timestamptz - interval '${lookBackDays} days'), '[]') as assignments`;

/**
 * A page of active volunteers who can be reached and asked, by id. A person whose import shares a mobile number with
 * somebody else has no account yet and is left out until an officer settles whose number it is.
 */
export async function volunteerPage(
  tx: Transaction,
  query: { now: Date; provinces: readonly string[] | null; after: string | null; limit: number },
): Promise<VolunteerRow[]> {
  const page = statement('eligibility_volunteers', [query.now])
    .where('p', query.provinces, (place) => `v.province_code = any (${place}::text[])`)
    .where('a', query.after, (place) => `v.id > ${place}::uuid`);
  const limit = page.value(query.limit);
  const { rows } = await tx.$client.query<VolunteerRow>(
    page.build(
      (conditions) => `select ${volunteerColumns} from volunteer v
        where v.status = 'active' and v.account_id is not null and not ${barOf('v', '$1')}
          and not ${withdrawnBy('v')} and ${isGuarded('v', '$1')} and ${conditions} order by v.id limit ${limit}`,
    ),
  );
  return rows;
}

/**
 * Those of a few professions who live in a province, or anywhere when the work is remote: whoever waits longest first.
 * They are chosen by what an index tells, by what they say they are; hours, licences and assignments are looked up of the
 * chosen alone.
 */
export async function volunteersInReach(
  tx: Transaction,
  query: {
    now: Date;
    professions: readonly string[];
    provinceCode: string | null;
    /** Whoever has so many offers open already is left out. */
    openOffers: number;
    limit: number;
  },
): Promise<VolunteerRow[]> {
  const isAnywhere = query.provinceCode === null;
  const lives = isAnywhere ? 'v.is_remote' : 'v.province_code = $5';
  const { rows } = await tx.$client.query<VolunteerRow>({
    name: `eligibility_volunteers_in_${isAnywhere ? 'nation' : 'province'}`,
    text: `with chosen as materialized (
        select v.id, (select max(a.answered_at) from assignment a
          where a.volunteer_id = v.id and holds_place(a.state)) as waits_since
        from volunteer v
        where v.status = 'active' and v.profession = any ($2) and v.account_id is not null and ${lives}
          and not ${barOf('v', '$1::timestamptz')} and not ${withdrawnBy('v')}
          and ${isGuarded('v', '$1')} and (select count(*) from assignment a where a.volunteer_id = v.id and a.state = 'offered') < $4
        order by waits_since nulls first, v.id limit $3)
      select ${volunteerColumns} from chosen join volunteer v on v.id = chosen.id
      order by chosen.waits_since nulls first, v.id`,
    values: [
      query.now,
      query.professions,
      query.limit,
      query.openOffers,
      ...(query.provinceCode === null ? [] : [query.provinceCode]),
    ],
  });
  return rows;
}

/** Active volunteers by their ids. */
export async function volunteersByIds(
  tx: Transaction,
  query: { now: Date; ids: readonly string[] },
): Promise<VolunteerRow[]> {
  const { rows } = await tx.$client.query<VolunteerRow>({
    name: 'eligibility_volunteers_by_ids',
    text: `select ${volunteerColumns} from volunteer v
      where v.id = any ($2::uuid[]) and v.status = 'active' and v.account_id is not null and not ${barOf('v', '$1')}
        and not ${withdrawnBy('v')} and ${isGuarded('v', '$1')}`,
    values: [query.now, query.ids],
  });
  return rows;
}

/** The volunteer behind an account, locked so that their acceptances queue behind each other when asked. */
export async function loadOwnVolunteer(
  tx: Transaction,
  query: { now: Date; accountId: string; lock: boolean },
): Promise<OwnVolunteerRow | null> {
  if (query.lock) {
    await tx.$client.query({
      name: 'eligibility_volunteer_lock',
      text: 'select id from volunteer where account_id = $1 for update',
      values: [query.accountId],
    });
  }
  const { rows } = await tx.$client.query<OwnVolunteerRow>({
    name: 'eligibility_own_volunteer',
    text: `select ${volunteerColumns}, ${barOf('v', '$1')} as "isBarred",
      ${agreementIn('v')} as agreement, ${guardianIn('v')} as guardian from volunteer v where v.account_id = $2`,
    values: [query.now, query.accountId],
  });
  return rows[0] ?? null;
}

/** Slots in one bite of the engine. */
const maxSlots = 30_000;
/**
 * How far ahead is looked where nobody named a place: by a run, for a newcomer, on the page of what fits. Whoever names a need
 * or a place gets an answer however far ahead it is.
 */
export const horizonDays = 60;

/** Role-slots of open needs with coming shifts. Filters are null when they do not matter. */
export async function loadSlots(
  tx: Transaction,
  query: {
    now: Date;
    provinces?: readonly string[] | null;
    professions?: readonly string[] | null;
    needNumber?: number | null;
    slotId?: string | null;
    needId?: string | null;
    /** Besides the provinces also what can be done from anywhere. */
    orRemote?: boolean;
    withFull?: boolean;
    /** Closed needs too: a place that somebody has in one stays theirs to see. */
    withClosed?: boolean;
    limit?: number;
  },
): Promise<SlotRow[]> {
  const isNamed = [query.needNumber, query.needId, query.slotId].some((name) => (name ?? null) !== null);
  const slots = statement(query.withClosed ? 'eligibility_slots_of_all' : 'eligibility_slots', [query.now])
    .where(
      'h',
      isNamed ? null : horizonDays,
      (place) => `s.starts_at < $1::timestamptz + make_interval(days => ${place}::int)`,
    )
    .where(
      query.orRemote ? 'pr' : 'p',
      query.provinces,
      (place) => `(r.province_code = any (${place}::text[])${query.orRemote ? ' or n.is_remote' : ''})`,
    )
    .where('f', query.professions, (place) => `r.profession = any (${place}::text[])`)
    .where('n', query.needNumber, (place) => `n.number = ${place}::bigint`)
    .where('s', query.slotId, (place) => `r.id = ${place}::uuid`)
    .where('i', query.needId, (place) => `n.id = ${place}::uuid`)
    .where('t', query.withFull ? null : 0, (place) => `r.count - r.taken > ${place}`);
  const limit = slots.value(query.limit ?? maxSlots);
  const { rows } = await tx.$client.query<SlotRow>(
    slots.build(
      (
        conditions,
      ) => `select r.id, r.need_id as "needId", r.province_code as "provinceCode", n.county_code as "countyCode", r.profession,
        r.gender, n.venue_kind as "venueKind", n.target_group as "targetGroup", n.theme, r.language, r.count, r.taken, s.starts_at as "startsAt", s.ends_at as "endsAt",
        n.is_remote as "isRemote", n.urgency, n.status = 'open' as "isOpen",
        (select count(*)::int from assignment a where a.role_slot_id = r.id and a.state = 'offered') as offered
      from need n join role_slot r on r.need_id = n.id join shift s on s.id = r.shift_id
      where ${query.withClosed ? "n.status <> 'draft'" : "n.status = 'open'"} and s.starts_at > $1 and s.closure_id is null
        and ${conditions}
      order by s.starts_at, r.id limit ${limit}`,
    ),
  );
  return rows;
}
