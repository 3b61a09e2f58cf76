import type { Transaction } from '@hamyar/db';
import type { IsoDay } from '@hamyar/domain';
import { bulkQuery, type ImportOrigin } from '../../kit/bulk.ts';
import type { Ctx } from '../../kit/feature.ts';

/** A need as an office wrote it into its spreadsheet, with one role in a shift on each listed weekday of its period. */
export interface ListedNeed {
  readonly provinceCode: string;
  readonly countyCode: string;
  readonly title: string;
  readonly description: string;
  readonly theme: string;
  readonly targetGroup: string;
  readonly urgency: string;
  readonly venueKind: string;
  readonly isRemote: boolean;
  readonly profession: string;
  readonly gender: 'woman' | 'man' | null;
  readonly language: string | null;
  readonly startsOn: IsoDay;
  readonly endsOn: IsoDay;
  /** `closed`: it was over before it was recorded. */
  readonly status: 'open' | 'draft' | 'closed';
  /** Natural key: a need whose key is there already is left out. */
  readonly importKey: string;
  /** Saturday is 0. */
  readonly weekdays: readonly number[];
  /** Minutes from midnight in Tehran; an end above 1440 is on the day after. */
  readonly startMinute: number;
  readonly endMinute: number;
  /** People each shift asks for. */
  readonly count: number;
}

/**
 * Records needs with their shifts and role-slots in one statement, in the caller's transaction, who has authorised and
 * audits.
 * @returns how many were not there yet
 */
export async function recordNeeds(
  ctx: Ctx,
  tx: Transaction,
  needs: readonly ListedNeed[],
  { importBatchId, createdBy }: ImportOrigin,
): Promise<number> {
  const rows = needs.map((need) => ({ ...need, id: ctx.newId() }));
  const values = [importBatchId, ctx.clock.now(), createdBy];
  const [counted] = await bulkQuery<{ written: number }>(tx, insertNeeds, rows, values);
  return counted?.written ?? 0;
}

const insertNeeds = {
  name: 'needs_record',
  text: `
  with incoming as materialized (
    select * from jsonb_to_recordset($1::jsonb) as t(id uuid, "provinceCode" text, "countyCode" text, title text,
      description text, theme text, "targetGroup" text, urgency text, "venueKind" text, "isRemote" boolean,
      profession text, gender text, language text, "startsOn" date, "endsOn" date, status text, "importKey" text,
      weekdays int[], "startMinute" int, "endMinute" int, count int)),
  fresh as (select * from incoming i where not exists (select from need n where n.import_key = i."importKey")),
  written as (
    insert into need (id, province_code, county_code, title, description, theme, target_group, urgency, venue_kind,
      is_remote, profession, gender, language, starts_on, ends_on, status, source, import_key, import_batch_id, created_by,
      created_at)
    select id, "provinceCode", "countyCode", title, description, theme, "targetGroup", urgency, "venueKind", "isRemote",
      profession, gender, language, "startsOn", "endsOn", status, 'import', "importKey", $2, $4::uuid, $3
    from fresh returning id),
  planned as (
    insert into shift (need_id, starts_at, ends_at)
    select f.id, (day + make_interval(mins => f."startMinute")) at time zone 'Asia/Tehran',
      (day + make_interval(mins => f."endMinute")) at time zone 'Asia/Tehran'
    from fresh f cross join lateral generate_series(f."startsOn"::timestamp, f."endsOn"::timestamp, interval '1 day') as day
    where (extract(dow from day)::int + 1) % 7 = any (f.weekdays)
    returning id, need_id),
  opened as (
    insert into role_slot (shift_id, need_id, province_code, profession, gender, language, count)
    select p.id, p.need_id, f."provinceCode", f.profession, f.gender, f.language, f.count
    from planned p join fresh f on f.id = p.need_id)
  select count(*)::int as written from written`,
};
