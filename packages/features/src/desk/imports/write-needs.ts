import type { Transaction } from '@hamyar/db';
import { type NeedRecord, weekdays } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import type { AcceptedRow } from './preview.ts';
import type { Batch } from './queries.ts';
import { rowKeys, type Writer, writeRows } from './write-rows.ts';

/**
 * Needs with a shift on each listed weekday of their period and a role-slot in each. What the file leaves too open to
 * be offered to anyone (profession, hours, days) becomes a draft for an officer to complete.
 */
export function needWriter(ctx: Ctx, tx: Transaction, batch: Batch): Writer<'needs'> {
  const keyOf = rowKeys();
  const now = ctx.clock.now();
  return async (rows) => {
    const items = rows.map((accepted) => ({ ...needOf(accepted, keyOf), id: ctx.newId() }));
    return writeRows(tx, insertNeeds, items, [batch.id, now, batch.createdBy]);
  };
}

const insertNeeds = {
  name: 'import_needs',
  text: `
  with incoming as materialized (
    select * from jsonb_to_recordset($1::jsonb) as t(id uuid, province_code text, county_code text, title text,
      description text, theme text, target_group text, urgency text, venue_kind text, is_remote boolean, profession text,
      gender text, language text, starts_on date, ends_on date, status text, import_key text, weekdays int[],
      start_minute int, end_minute int, count int)),
  fresh as (select * from incoming i where not exists (select from need n where n.import_key = i.import_key)),
  written as (
    insert into need (id, province_code, county_code, title, description, theme, target_group, urgency, venue_kind,
      is_remote, profession, gender, language, starts_on, ends_on, status, source, import_key, import_batch_id, created_by,
      created_at)
    select id, province_code, county_code, title, description, theme, target_group, urgency, venue_kind, is_remote,
      profession, gender, language, starts_on, ends_on, status, 'import', import_key, $2, $4::uuid, $3
    from fresh returning id),
  planned as (
    insert into shift (need_id, starts_at, ends_at)
    select f.id, (day + make_interval(mins => f.start_minute)) at time zone 'Asia/Tehran',
      (day + make_interval(mins => f.end_minute)) at time zone 'Asia/Tehran'
    from fresh f cross join lateral generate_series(f.starts_on::timestamp, f.ends_on::timestamp, interval '1 day') as day
    where (extract(dow from day)::int + 1) % 7 = any (f.weekdays)
    returning id, need_id),
  opened as (
    insert into role_slot (shift_id, need_id, province_code, profession, gender, language, count)
    select p.id, p.need_id, f.province_code, f.profession, f.gender, f.language, f.count
    from planned p join fresh f on f.id = p.need_id)
  select count(*)::int as written from written`,
};

const usualHours = { startMinute: 480, endMinute: 840 };
const dayMinutes = 1_440;
const everyDay = weekdays.map((_, weekday) => weekday);

function needOf({ record }: AcceptedRow<'needs'>, keyOf: ReturnType<typeof rowKeys>) {
  const days = daysOf(record);
  const hours = hoursOf(record);
  const isComplete = record.profession !== null && days !== null && hours !== null;
  const { startMinute, endMinute } = hours ?? usualHours;
  return {
    province_code: record.provinceCode,
    county_code: record.countyCode,
    title: record.title,
    description: record.profession === null && record.professionText ? `«${record.professionText}»` : '',
    theme: record.theme ?? record.themeText ?? 'unspecified',
    target_group: record.targetGroup ?? record.targetGroupText ?? 'unspecified',
    urgency: record.urgency,
    venue_kind: record.venue ?? record.venueText ?? 'unspecified',
    is_remote: record.venue === 'remote',
    profession: record.profession ?? 'unknown',
    gender: record.gender,
    language: record.language,
    starts_on: record.startDay,
    ends_on: record.endDay,
    status: isComplete ? 'open' : 'draft',
    import_key: keyOf(...said(record)),
    weekdays: days ?? everyDay,
    start_minute: startMinute,
    end_minute: endMinute,
    count: record.quantity,
  };
}

/** Every cell makes the need: an edited one is another need. */
function said(record: NeedRecord): (string | number | null)[] {
  const { provinceCode, countyCode, title, quantity, startDay, endDay, startMinute, endMinute, days } =
    record;
  const { profession, professionText, targetGroupText, themeText, urgency, venueText, gender, language } =
    record;
  const when = [startDay, endDay, startMinute, endMinute, [...days].sort().join()];
  const what = [
    title,
    quantity,
    profession ?? professionText,
    targetGroupText,
    themeText,
    urgency,
    venueText,
    gender,
    language,
  ];
  return [provinceCode, countyCode, ...when, ...what];
}

/** Minutes from midnight of the first day; an end before the start is on the day after. */
function hoursOf({ startMinute, endMinute }: NeedRecord): { startMinute: number; endMinute: number } | null {
  if (startMinute === null || endMinute === null || startMinute === endMinute) return null;
  return { startMinute, endMinute: endMinute > startMinute ? endMinute : endMinute + dayMinutes };
}

/** Weekdays listed; every day when none is; null when none of them falls in the period. */
function daysOf({ days, startDay, endDay }: NeedRecord): number[] | null {
  if (days.length === 0) return everyDay;
  const listed = weekdays.flatMap(({ code }, weekday) => (days.includes(code) ? [weekday] : []));
  const first = Date.parse(startDay);
  const inPeriod = everyDay.some((offset) => {
    const day = first + offset * 86_400_000;
    return day <= Date.parse(endDay) && listed.includes((new Date(day).getUTCDay() + 1) % 7);
  });
  return inPeriod ? listed : null;
}
