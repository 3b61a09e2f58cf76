import { type Transaction, volunteer } from '@hamyar/db';
import { nameKey } from '@hamyar/domain';
import { inArray } from 'drizzle-orm';
import { bindBars } from '../../ground/complaints/index.ts';
import { accountsForMobiles, retainUntil } from '../../ground/identity/index.ts';
import { bulkQuery, type ImportOrigin } from '../../kit/bulk.ts';
import type { Ctx } from '../../kit/feature.ts';
import { meetAll } from './meet-all.ts';
import { moveVolunteers } from './move-volunteer.ts';
import type { Meeting } from './policy.ts';

/** A volunteer whom an office knows and vouches for. */
export interface KnownVolunteer {
  readonly mobile: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly gender: 'woman' | 'man' | null;
  /** Stored day; null where the office does not know it. */
  readonly bornOn: string | null;
  /** The day on which they come of age, where their day of birth is known. */
  readonly adultOn: string | null;
  /** Sealed field, base64. */
  readonly nationalIdSealed: string;
  /** Keyed hash: a person for whose hash an office vouches already is left as they are. */
  readonly nationalIdIndex: string;
  readonly profession: string;
  readonly provinceCode: string;
  readonly countyCode: string;
  readonly radiusKm: number;
  readonly isRemote: boolean;
  readonly languages: readonly string[];
  readonly weeklyHoursCap: number;
  /** Minutes of a weekday, Saturday 0; windows of a day do not overlap. */
  readonly windows: readonly {
    readonly weekday: number;
    readonly startMinute: number;
    readonly endMinute: number;
  }[];
}

/**
 * Records volunteers with their account and hours, in the caller's transaction, who has authorised and audits. Whoever
 * began to sign up under the same number is that record from now on. Of two people with one number the first signs in by
 * it; the second waits, without an account, in the list of conflicts.
 * @returns the id of each in their order, or null where the person was there already
 */
export async function recordVolunteers(
  ctx: Ctx,
  tx: Transaction,
  people: readonly KnownVolunteer[],
  { importBatchId }: Pick<ImportOrigin, 'importBatchId'>,
): Promise<(string | null)[]> {
  const meetings = (await meetAll(tx, people, true)).map(({ meeting }) => meeting);
  const ids = people.map((_, order) => {
    const meeting = meetings[order];
    return meeting?.kind === 'there' ? null : meeting?.kind === 'draft' ? meeting.id : ctx.newId();
  });
  const ofKind = (kind: Meeting['kind']) =>
    people.flatMap((person, order) => {
      const meeting = meetings[order];
      return meeting?.kind === kind ? [{ ...person, id: ids[order] ?? null, order, meeting }] : [];
    });
  const fresh = ofKind('new');
  const accounts = await accountsForMobiles(
    ctx,
    tx,
    fresh.map(({ mobile, firstName, lastName }) => ({
      mobile,
      displayName: [firstName, lastName].filter((part) => part !== null).join(' ') || null,
    })),
  );
  await bindBars(
    ctx,
    tx,
    [...accounts].map(([mobile, accountId]) => ({ mobile, accountId })),
  );
  const now = ctx.clock.now();
  const rows = fresh.map((person) => ({
    ...person,
    accountId: accounts.get(person.mobile),
    nameKey: nameKey(person.firstName, person.lastName),
  }));
  await bulkQuery(tx, insertVolunteers, rows, [importBatchId, now, retainUntil(now)]);
  const begun = ofKind('draft').map(({ meeting, ...person }) => {
    const own = meeting.kind === 'draft' ? meeting : person;
    return {
      ...person,
      nameKey: nameKey(person.firstName ?? own.firstName, person.lastName ?? own.lastName),
    };
  });
  if (begun.length > 0) {
    await bulkQuery(tx, fillDrafts, begun, [importBatchId, now, retainUntil(now)]);
    const drafts = begun.flatMap(({ id }) => (id === null ? [] : [id]));
    await moveVolunteers(ctx, tx, inArray(volunteer.id, drafts), 'active');
  }
  const vouched = ofKind('there').flatMap(({ meeting, ...person }) =>
    meeting.kind === 'there' && meeting.vouch ? [{ ...person, id: meeting.id }] : [],
  );
  if (vouched.length > 0) await bulkQuery(tx, vouchForIds, vouched, [now]);
  return ids;
}

/** Columns of a listed person as they travel in JSON. */
const listed = `"order" int, mobile text, "firstName" text, "lastName" text, "nameKey" text, gender text, "bornOn" date, "adultOn" date, "nationalIdSealed" text,
  "nationalIdIndex" text, profession text, "provinceCode" text, "countyCode" text, "radiusKm" int, "isRemote" boolean,
  languages text[], "weeklyHoursCap" smallint, windows jsonb`;

/** Writes the hours of all `incoming`. */
const insertWindows = `insert into availability_window (volunteer_id, weekday, start_minute, end_minute)
  select i.id, w.weekday, w."startMinute", w."endMinute" from incoming i
  cross join lateral jsonb_to_recordset(i.windows)
    as w(weekday smallint, "startMinute" smallint, "endMinute" smallint)`;

const insertVolunteers = {
  name: 'volunteers_record',
  text: `
  with incoming as materialized (
    select * from jsonb_to_recordset($1::jsonb) as t(id uuid, "accountId" uuid, ${listed})),
  placed as (
    select i.*, case when row_number() over (partition by i.mobile order by i."order") = 1
      and not exists (select from volunteer v where v.account_id = i."accountId") then i."accountId" end as account_id
    from incoming i),
  written as (
    insert into volunteer (id, account_id, mobile, first_name, last_name, name_key, gender, born_on, adult_on, national_id_sealed, national_id_index,
      national_id_proven_at, profession, province_code, county_code, radius_km, is_remote, languages, weekly_hours_cap,
      status, source, import_batch_id, retain_until, created_at, updated_at)
    select id, account_id, mobile, "firstName", "lastName", "nameKey", gender, "bornOn", "adultOn",
      decode("nationalIdSealed", 'base64'), "nationalIdIndex", $3, profession, "provinceCode", "countyCode", "radiusKm", "isRemote", languages,
      "weeklyHoursCap", 'active', 'import', $2, $4::date, $3, $3
    from placed)
  ${insertWindows}`,
};

/** What an office says goes before what a draft says; what it does not say stays as the person wrote it. */
const fillDrafts = {
  name: 'volunteers_fill_drafts',
  text: `
  with incoming as materialized (select * from jsonb_to_recordset($1::jsonb) as t(id uuid, ${listed})),
  filled as (
    update volunteer v set first_name = coalesce(i."firstName", v.first_name), last_name = coalesce(i."lastName", v.last_name),
      name_key = i."nameKey", gender = coalesce(i.gender, v.gender),
      born_on = coalesce(i."bornOn", v.born_on), adult_on = coalesce(i."adultOn", v.adult_on), national_id_sealed = decode(i."nationalIdSealed", 'base64'),
      national_id_index = i."nationalIdIndex", national_id_proven_at = $3, profession = i.profession,
      province_code = i."provinceCode", county_code = i."countyCode", radius_km = i."radiusKm", is_remote = i."isRemote",
      languages = i.languages, weekly_hours_cap = i."weeklyHoursCap", source = 'import', import_batch_id = $2,
      retain_until = greatest(v.retain_until, $4::date), updated_at = $3
    from incoming i where v.id = i.id),
  cleared as (delete from availability_window w using incoming i where w.volunteer_id = i.id and i.windows <> '[]'
    and not exists (select from jsonb_to_recordset(i.windows) as n(weekday smallint, "startMinute" smallint)
      where n.weekday = w.weekday and n."startMinute" = w.start_minute))
  ${insertWindows}
  on conflict (volunteer_id, weekday, start_minute) do update set end_minute = excluded.end_minute`,
};

/** Somebody who signed up by themselves wrote the national ID that an office now lists them with. */
const vouchForIds = {
  name: 'volunteers_vouch',
  text: `update volunteer v set national_id_sealed = decode(i."nationalIdSealed", 'base64'),
      national_id_index = i."nationalIdIndex", national_id_proven_at = $2, updated_at = $2
    from jsonb_to_recordset($1::jsonb) as i(id uuid, "nationalIdSealed" text, "nationalIdIndex" text) where v.id = i.id`,
};
