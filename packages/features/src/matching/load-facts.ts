import type { Transaction } from '@hamyar/db';
import type { SlotRow, VolunteerRow } from './policy.ts';

/** Assignments that ended longer ago than this bear on no week that is still ahead. */
const lookBackDays = 8;

const volunteerColumns = `v.id, v.account_id, v.mobile, v.first_name, v.last_name, v.status, v.profession, v.gender,
  v.province_code, v.county_code, v.radius_km, v.is_remote, v.languages, v.weekly_hours_cap, v.created_at,
  (select max(a.answered_at) from assignment a where a.volunteer_id = v.id and holds_place(a.state)) as last_assigned_at,
  coalesce((select jsonb_agg(jsonb_build_array(w.weekday, w.start_minute, w.end_minute))
    from availability_window w where w.volunteer_id = v.id), '[]') as windows,
  coalesce((select jsonb_agg(jsonb_build_object('profession', c.profession, 'verifiedAt', c.verified_at,
      'rejectedAt', c.rejected_at, 'revokedAt', c.revoked_at, 'validFrom', c.valid_from, 'validTo', c.valid_to))
    from credential c where c.volunteer_id = v.id), '[]') as credentials,
  coalesce((select jsonb_agg(jsonb_build_object('state', a.state, 'roleSlotId', a.role_slot_id,
      'startsAt', lower(a.during), 'endsAt', upper(a.during)))
    from assignment a where a.volunteer_id = v.id and a.state <> 'proposed' and not (a.state = 'rejected' and a.offered_at is null)
      and upper(a.during) > $1::timestamptz - interval '${lookBackDays} days'), '[]') as assignments`;

/** Volunteers in one bite of the engine. */
const mostVolunteers = 60_000;

/** Active volunteers who can be reached and asked; null provinces mean the nation. */
export async function loadVolunteers(
  tx: Transaction,
  query: { now: Date; provinces: readonly string[] | null },
): Promise<VolunteerRow[]> {
  const { rows } = await tx.$client.query<VolunteerRow>({
    name: 'matching_volunteers',
    text: `select ${volunteerColumns} from volunteer v
      where v.status = 'active' and v.account_id is not null and ($2::text[] is null or v.province_code = any ($2))
      limit ${mostVolunteers}`,
    values: [query.now, query.provinces],
  });
  return rows;
}

/** The volunteer behind an account, locked so that their acceptances queue behind each other when asked. */
export async function loadOwnVolunteer(
  tx: Transaction,
  query: { now: Date; accountId: string; lock: boolean },
): Promise<VolunteerRow | null> {
  if (query.lock) {
    await tx.$client.query({
      name: 'matching_volunteer_lock',
      text: 'select id from volunteer where account_id = $1 for update',
      values: [query.accountId],
    });
  }
  const { rows } = await tx.$client.query<VolunteerRow>({
    name: 'matching_own_volunteer',
    text: `select ${volunteerColumns} from volunteer v where v.account_id = $2`,
    values: [query.now, query.accountId],
  });
  return rows[0] ?? null;
}

/** Slots in one bite of the engine, and how far ahead it plans. */
const mostSlots = 30_000;
const horizonDays = 60;

/** Role-slots of open needs with coming shifts. Filters are null when they do not matter. */
export async function loadSlots(
  tx: Transaction,
  query: {
    now: Date;
    provinces?: readonly string[] | null;
    professions?: readonly string[] | null;
    needNumber?: number | null;
    slotId?: string | null;
    withFull?: boolean;
  },
): Promise<SlotRow[]> {
  const { rows } = await tx.$client.query<SlotRow>({
    name: 'matching_slots',
    text: `select r.id, r.shift_id, r.need_id, r.province_code, n.county_code, r.profession, r.gender, r.language,
        r.count, r.taken, s.starts_at, s.ends_at, n.is_remote, n.urgency,
        (select count(*)::int from assignment a where a.role_slot_id = r.id and a.state = 'offered') as offered
      from need n join role_slot r on r.need_id = n.id join shift s on s.id = r.shift_id
      where n.status = 'open' and s.starts_at > $1 and s.starts_at < $1::timestamptz + interval '${horizonDays} days'
        and ($2::text[] is null or r.province_code = any ($2))
        and ($3::text[] is null or r.profession = any ($3))
        and ($4::bigint is null or n.number = $4)
        and ($5::uuid is null or r.id = $5)
        and ($6::boolean or r.taken < r.count)
      order by s.starts_at, r.id limit ${mostSlots}`,
    values: [
      query.now,
      query.provinces ?? null,
      query.professions ?? null,
      query.needNumber ?? null,
      query.slotId ?? null,
      query.withFull ?? false,
    ],
  });
  return rows;
}
