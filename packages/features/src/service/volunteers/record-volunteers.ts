import type { Transaction } from '@hamyar/db';
import { accountsForMobiles, retainUntil } from '../../ground/identity/index.ts';
import { bulkQuery, type ImportOrigin } from '../../kit/bulk.ts';
import type { Ctx } from '../../kit/feature.ts';

/** A volunteer whom an office knows and vouches for. */
export interface KnownVolunteer {
  readonly mobile: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly gender: 'woman' | 'man' | null;
  /** Sealed field, base64. */
  readonly nationalIdSealed: string;
  /** Keyed hash: a person whose hash is there already is left as they are. */
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
 * Records volunteers with their account and hours, in the caller's transaction, who has authorised and audits. The
 * first with a mobile number signs in by it; a second one waits, without an account, for an officer.
 * @returns the id of each in their order, or null where the person was there already
 */
export async function recordVolunteers(
  ctx: Ctx,
  tx: Transaction,
  people: readonly KnownVolunteer[],
  { importBatchId }: Pick<ImportOrigin, 'importBatchId'>,
): Promise<(string | null)[]> {
  const isFresh = await freshIn(tx, people);
  const fresh = people.filter(isFresh);
  const accounts = await accountsForMobiles(
    ctx,
    tx,
    fresh.map(({ mobile, firstName, lastName }) => ({
      mobile,
      displayName: [firstName, lastName].filter((part) => part !== null).join(' ') || null,
    })),
  );
  const now = ctx.clock.now();
  const ids = people.map((person) => (isFresh(person) ? ctx.newId() : null));
  const rows = people.flatMap((person, order) =>
    ids[order] === null ? [] : [{ ...person, id: ids[order], order, accountId: accounts.get(person.mobile) }],
  );
  await bulkQuery(tx, insertVolunteers, rows, [importBatchId, now, retainUntil(now)]);
  return ids;
}

/** Tells people who are not there yet from those who are. */
async function freshIn(
  tx: Transaction,
  people: readonly KnownVolunteer[],
): Promise<(person: KnownVolunteer) => boolean> {
  const { rows } = await tx.$client.query<{ index: string }>({
    name: 'volunteers_known',
    text: 'select national_id_index as index from volunteer where national_id_index = any($1::text[])',
    values: [people.map(({ nationalIdIndex }) => nationalIdIndex)],
  });
  const known = new Set(rows.map(({ index }) => index));
  return ({ nationalIdIndex }) => !known.has(nationalIdIndex);
}

const insertVolunteers = {
  name: 'volunteers_record',
  text: `
  with incoming as materialized (
    select * from jsonb_to_recordset($1::jsonb) as t(id uuid, "order" int, "accountId" uuid, mobile text,
      "firstName" text, "lastName" text, gender text, "nationalIdSealed" text, "nationalIdIndex" text, profession text,
      "provinceCode" text, "countyCode" text, "radiusKm" int, "isRemote" boolean, languages text[],
      "weeklyHoursCap" smallint, windows jsonb)),
  placed as (
    select i.*, case when row_number() over (partition by i.mobile order by i."order") = 1
      and not exists (select from volunteer v where v.account_id = i."accountId") then i."accountId" end as account_id
    from incoming i),
  written as (
    insert into volunteer (id, account_id, mobile, first_name, last_name, gender, national_id_sealed, national_id_index,
      profession, province_code, county_code, radius_km, is_remote, languages, weekly_hours_cap, status, source,
      import_batch_id, retain_until, created_at, updated_at)
    select id, account_id, mobile, "firstName", "lastName", gender, decode("nationalIdSealed", 'base64'),
      "nationalIdIndex", profession, "provinceCode", "countyCode", "radiusKm", "isRemote", languages, "weeklyHoursCap",
      'active', 'import', $2, $4::date, $3, $3
    from placed)
  insert into availability_window (volunteer_id, weekday, start_minute, end_minute)
  select i.id, w.weekday, w."startMinute", w."endMinute" from incoming i
  cross join lateral jsonb_to_recordset(i.windows)
    as w(weekday smallint, "startMinute" smallint, "endMinute" smallint)`,
};
