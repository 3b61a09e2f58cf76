import type { Answer, calendar } from '@hamyar/contracts';
import { formatDay, formatList, weekdayNames } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { currentLocale } from '#lib/locale.ts';

export type MonthDay = Answer<typeof calendar.showMonth>['days'][number];

const kinds: Readonly<Record<MonthDay['kind'], () => string>> = {
  closed: m.calendar_kind_closed,
  holiday: m.calendar_kind_holiday,
  off: m.calendar_kind_off,
  half: m.calendar_kind_half,
  working: m.calendar_kind_working,
};
export const kindWord = (kind: MonthDay['kind']): string => kinds[kind]();

const faults: Readonly<Record<Answer<typeof calendar.showPreview>['faults'][number]['fault'], () => string>> =
  {
    columns: m.calendar_fault_columns,
    day: m.calendar_fault_day,
    other_year: m.calendar_fault_other_year,
    name: m.calendar_fault_name,
    kind: m.calendar_fault_kind,
    twice: m.calendar_fault_twice,
    too_long: m.calendar_fault_too_long,
  };
export const faultWord = (fault: keyof typeof faults): string => faults[fault]();

/** «پنجشنبه و جمعه»; a word for none. */
export function weekdaysWord(days: readonly number[]): string {
  const names = weekdayNames(currentLocale());
  return days.length === 0
    ? m.calendar_no_weekday()
    : formatList(
        days.toSorted((a, b) => a - b).map((day) => names[day] ?? ''),
        currentLocale(),
      );
}

/** One day, or from one to another. */
export function daysWord(startsOn: string, endsOn: string): string {
  const [from, to] = [formatDay(startsOn, currentLocale()), formatDay(endsOn, currentLocale())];
  return startsOn === endsOn ? from : m.calendar_from_to({ from, to });
}
