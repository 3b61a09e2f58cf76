import type { Transaction } from '@hamyar/db';
import { issuingBodiesOf, type VolunteerRecord, weekdays } from '@hamyar/domain';
import { retainUntil } from '../../ground/identity/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import type { AcceptedRow } from './preview.ts';
import type { Batch } from './queries.ts';
import { type Writer, writeRows } from './write-rows.ts';

/**
 * Volunteers with their account, hours and credential. A person already there (by national ID) is left as they are.
 * The first with a mobile number signs in by it; a second one waits, without an account, for an officer.
 */
export function volunteerWriter(ctx: Ctx, tx: Transaction, batch: Batch): Writer<'volunteers'> {
  const now = ctx.clock.now();
  return async (rows) => {
    const items = rows.map((accepted) => personOf(ctx, accepted));
    return writeRows(tx, insertPeople, items, [batch.id, now, retainUntil(now), batch.createdBy]);
  };
}

const insertPeople = {
  name: 'import_volunteers',
  text: `
  with incoming as materialized (
    select * from jsonb_to_recordset($1::jsonb) as t(id uuid, new_account uuid, import_row int, mobile text,
      first_name text, last_name text, gender text, national_id_sealed text, national_id_index text, profession text,
      province_code text, county_code text, radius_km int, is_remote boolean, languages text[], weekly_hours_cap smallint,
      windows jsonb, licence jsonb)),
  fresh as (
    select * from incoming i where not exists (select from volunteer v where v.national_id_index = i.national_id_index)),
  opened as (
    insert into account (id, mobile, display_name, locale, retain_until, created_at)
    select distinct on (mobile) new_account, mobile, nullif(concat_ws(' ', first_name, last_name), ''), 'fa', $4::date, $3
    from fresh order by mobile, import_row
    on conflict (mobile) do nothing returning id, mobile),
  holder as (
    select id, mobile from opened
    union all select a.id, a.mobile from account a where a.mobile in (select mobile from fresh)),
  placed as (
    select f.*, case when row_number() over (partition by f.mobile order by f.import_row) = 1
        and not exists (select from volunteer v where v.account_id = h.id) then h.id end as account_id
    from fresh f left join holder h using (mobile)),
  written as (
    insert into volunteer (id, account_id, mobile, first_name, last_name, gender, national_id_sealed, national_id_index,
      profession, province_code, county_code, radius_km, is_remote, languages, weekly_hours_cap, status, source,
      import_batch_id, retain_until, created_at, updated_at)
    select id, account_id, mobile, first_name, last_name, gender, decode(national_id_sealed, 'base64'), national_id_index,
      profession, province_code, county_code, radius_km, is_remote, languages, weekly_hours_cap, 'active', 'import',
      $2, $4::date, $3, $3
    from placed returning id),
  free as (
    insert into availability_window (volunteer_id, weekday, start_minute, end_minute)
    select f.id, w.weekday, w.start_minute, w.end_minute from fresh f
    cross join lateral jsonb_to_recordset(f.windows) as w(weekday smallint, start_minute smallint, end_minute smallint)),
  proven as (
    insert into credential (volunteer_id, province_code, profession, issuing_body, number_sealed, number_index, number_tail,
      valid_to, submitted_at, verified_at, verified_by, verification_method)
    select f.id, f.province_code, f.profession, l.issuing_body, decode(l.number_sealed, 'base64'), l.number_index,
      l.number_tail, l.valid_to, $3, $3, $5::uuid, 'import'
    from fresh f cross join lateral jsonb_to_record(f.licence)
      as l(issuing_body text, number_sealed text, number_index text, number_tail text, valid_to date)
    where jsonb_typeof(f.licence) = 'object')
  select count(*)::int as written from written`,
};

const usual = { radiusKm: 25, weeklyHours: 8 };
const most = { radiusKm: 2_500, weeklyHours: 168 };

function personOf(ctx: Ctx, { row, record }: AcceptedRow<'volunteers'>) {
  const { seal, index } = ctx.sealing;
  return {
    id: ctx.newId(),
    new_account: ctx.newId(),
    import_row: row,
    mobile: record.mobile,
    first_name: record.givenName,
    last_name: record.familyName,
    gender: record.gender,
    national_id_sealed: seal(record.nationalId, 'volunteer.national_id').toString('base64'),
    national_id_index: index(record.nationalId, 'volunteer.national_id'),
    profession: record.profession,
    province_code: record.provinceCode,
    county_code: record.countyCode,
    radius_km: Math.min(record.radiusKm ?? usual.radiusKm, most.radiusKm),
    is_remote: record.remote,
    languages: record.languages,
    weekly_hours_cap: Math.min(record.weeklyHours ?? usual.weeklyHours, most.weeklyHours),
    windows: windowsOf(record),
    licence: licenceOf(ctx, record),
  };
}

/** Number as the office keeps it: the office vouches for it, so it is verified by the import. */
function licenceOf(ctx: Ctx, { licenceNumber, licenceExpiresOn, profession }: VolunteerRecord) {
  if (licenceNumber === null) return null;
  return {
    issuing_body: issuingBodiesOf(profession)[0],
    number_sealed: ctx.sealing.seal(licenceNumber, 'credential.number').toString('base64'),
    number_index: ctx.sealing.index(licenceNumber, 'credential.number'),
    number_tail: licenceNumber.slice(-2),
    valid_to: licenceExpiresOn,
  };
}

/** Hours as rows; what overlaps in a cell is joined, because a window is free or not. */
function windowsOf({
  availability,
}: VolunteerRecord): { weekday: number; start_minute: number; end_minute: number }[] {
  return weekdays.flatMap(({ code }, weekday) => {
    const joined: { weekday: number; start_minute: number; end_minute: number }[] = [];
    for (const { startMinute, endMinute } of [...(availability[code] ?? [])].sort(
      (a, b) => a.startMinute - b.startMinute,
    )) {
      const last = joined.at(-1);
      if (last && startMinute <= last.end_minute) last.end_minute = Math.max(last.end_minute, endMinute);
      else joined.push({ weekday, start_minute: startMinute, end_minute: endMinute });
    }
    return joined;
  });
}
