import type { Transaction } from '@hamyar/db';
import { type AcceptedRow, type NeedRecord, weekdays } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { type ListedNeed, recordNeeds } from '../../service/needs/index.ts';
import { isAllPast, rowKeys, type Writer } from './policy.ts';
import type { Batch } from './queries.ts';

/**
 * Needs with a shift on each listed weekday of their period and a role-slot in each. What the file leaves too open to
 * be offered to anyone (profession, hours, days) becomes a draft for an officer to complete, and what was over when the
 * file came is kept, closed.
 */
export function writeNeeds(ctx: Ctx, tx: Transaction, batch: Batch): Writer<'needs'> {
  const keyOf = rowKeys();
  const origin = { importBatchId: batch.id, createdBy: batch.createdBy };
  return (rows) =>
    recordNeeds(
      ctx,
      tx,
      rows.map((accepted) => needOf(accepted, keyOf, batch.createdAt)),
      origin,
    );
}

const usualHours = { startMinute: 480, endMinute: 840 };
const everyDay = weekdays.map((_, weekday) => weekday);

function needOf(
  { record }: AcceptedRow<'needs'>,
  keyOf: ReturnType<typeof rowKeys>,
  uploadedAt: Date,
): ListedNeed {
  const days = daysOf(record);
  const hours = hoursOf(record);
  const isComplete = record.profession !== null && days !== null && hours !== null;
  const { startMinute, endMinute } = hours ?? usualHours;
  return {
    provinceCode: record.provinceCode,
    countyCode: record.countyCode,
    title: record.title,
    description: record.profession === null && record.professionText ? `«${record.professionText}»` : '',
    theme: record.theme ?? record.themeText ?? 'unspecified',
    targetGroup: record.targetGroup ?? record.targetGroupText ?? 'unspecified',
    urgency: record.urgency,
    venueKind: record.venue ?? record.venueText ?? 'unspecified',
    isRemote: record.venue === 'remote',
    profession: record.profession ?? 'unknown',
    gender: record.gender,
    language: record.language,
    startsOn: record.startDay,
    endsOn: record.endDay,
    status: isAllPast(record, uploadedAt) ? 'closed' : isComplete ? 'open' : 'draft',
    importKey: keyOf(...said(record)),
    weekdays: days ?? everyDay,
    startMinute,
    endMinute,
    count: record.quantity,
  };
}

/** Every cell makes the need: an edited one is another need. */
function said(record: NeedRecord): (string | number | null)[] {
  const { provinceCode, countyCode, title, quantity, startDay, endDay, startMinute, endMinute, days } =
    record;
  const { profession, professionText, targetGroupText, themeText, urgency, venueText, gender, language } =
    record;
  // As it was written, so that a need of an earlier import is known again.
  const until = endMinute !== null && endMinute > 1_440 ? endMinute - 1_440 : endMinute;
  const when = [startDay, endDay, startMinute, until, [...days].sort().join()];
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

/** The hours the file says; null where it says none. */
function hoursOf({ startMinute, endMinute }: NeedRecord): { startMinute: number; endMinute: number } | null {
  return startMinute === null || endMinute === null ? null : { startMinute, endMinute };
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
