import { yearPlacesOf } from '../../kit/parse-date.ts';
import { normalizeDigits, normalizeText } from '../../kit/persian-text.ts';
import {
  type IsoDay,
  isoDayToSolar,
  isSolarDate,
  solarMonthLength,
  solarMonths,
} from '../../kit/solar-hijri.ts';
import { type Cell, cellText, isBlank, isSheetError } from './cell.ts';

/** What is wrong with a refused cell, for one sentence: «مهر ۳۰ روز دارد», or the row an earlier copy stands in. */
export type Why =
  | {
      why:
        | 'blank'
        | 'not_a_day'
        | 'day_or_month'
        | 'day_or_year'
        | 'still_to_come'
        | 'too_early'
        | 'made_by_sheet'
        | 'sheet_error'
        | 'not_a_licence';
    }
  | { why: 'month_length'; month: number; days: number }
  | { why: 'esfand_length'; year: number }
  | { why: 'month_number'; month: number }
  | { why: 'lunar_year' | 'year_digits'; year: string }
  | { why: 'not_a_number' | 'part_or_thousands' | 'part_of_rial' | 'two_units' | 'unit_in_doubt' }
  | { why: 'too_large' | 'hidden_digits' | 'marks_in_doubt' }
  | { why: 'earlier_row'; row: number };

const partsPattern = /(\d{1,4})\s*[/\-.\\_٫–−]\s*(\d{1,2})\s*[/\-.\\_٫–−]\s*(\d{1,4})/;

/** Year, month and day as they stand in a text; the year is the part that can be one. */
function partsOf(text: string): { year: string; month: number; day: number } | null {
  const [, first, second, third] = partsPattern.exec(text) ?? [];
  if (first !== undefined && second !== undefined && third !== undefined) {
    const isYearLast = third.length > 2 && first.length <= 2;
    const [year, day] = isYearLast ? [third, first] : [first, third];
    return { year, month: Number(second), day: Number(day) };
  }
  const compact = /^\D*(\d{4})(\d{2})(\d{2})\D*$/.exec(text);
  if (compact) return { year: compact[1] ?? '', month: Number(compact[2]), day: Number(compact[3]) };
  const month = solarMonths.fa.findIndex((name) => text.includes(name)) + 1;
  const [one = '', two = ''] = text.match(/\d+/g) ?? [];
  if (month === 0 || two === '') return null;
  return one.length === 4 ? { year: one, month, day: Number(two) } : { year: two, month, day: Number(one) };
}

const solarYearOf = (year: string): number =>
  year.length <= 2 ? (Number(year) >= 80 ? 1300 : 1400) + Number(year) : Number(year);

/** Why a cell holds no day. Of what cannot be said more closely, that it is none. */
export function whyNotDay(cell: Cell): Why {
  if (isBlank(cell)) return { why: 'blank' };
  if (isSheetError(cell)) return { why: 'sheet_error' };
  const text = normalizeDigits(normalizeText(cellText(cell)));
  const parts = partsOf(text);
  if (parts === null) return { why: 'not_a_day' };
  const { month, day } = parts;
  if (parts.year.length === 3 || (parts.year.length === 4 && /^(?:0|1[0-25-8]|[3-9])/.test(parts.year)))
    return { why: 'year_digits', year: parts.year };
  const year = solarYearOf(parts.year);
  if (year >= 1900) return { why: month <= 12 && day <= 12 ? 'day_or_month' : 'not_a_day' };
  if (month < 1 || month > 12) return { why: 'month_number', month };
  if (isSolarDate({ year, month, day }))
    return { why: yearPlacesOf(text, () => true).length > 1 ? 'day_or_year' : 'not_a_day' };
  if (month === 12 && day === 30) return { why: 'esfand_length', year };
  if (day < 1) return { why: 'not_a_day' };
  return { why: 'month_length', month, days: solarMonthLength(year, month) };
}

/** Why a day that was read cannot be that of a gift. */
export function whyImplausible(cell: Cell, day: IsoDay | null, today: IsoDay | undefined): Why {
  if (day === null) return whyNotDay(cell);
  const { year } = isoDayToSolar(day);
  // A lunar year reads like a solar one some forty years ahead.
  if (today !== undefined && day > today)
    return year >= 1440 && year <= 1470
      ? { why: 'lunar_year', year: String(year) }
      : { why: 'still_to_come' };
  return day < '1979-03-21' ? { why: 'too_early' } : { why: 'made_by_sheet' };
}

const unitWord = /تومان|تومن|toman|irt|ریال|﷼|rial|irr/giu;

/** Why a cell holds no licence number. */
export function whyNotLicence(cell: Cell): Why {
  if (isBlank(cell)) return { why: 'blank' };
  return { why: isSheetError(cell) ? 'sheet_error' : 'not_a_licence' };
}

/** Why an amount cannot be read. */
export function whyNotAmount(cell: Cell): Why {
  if (isSheetError(cell)) return { why: 'sheet_error' };
  const text = normalizeDigits(normalizeText(cellText(cell)));
  if (/×(?:1000|-1)/.test(text)) return { why: 'hidden_digits' };
  const units = new Set(
    (text.match(unitWord) ?? []).map((word) => (/تو|to|irt/i.test(word) ? 'toman' : 'rial')),
  );
  if (units.size > 1) return { why: 'two_units' };
  const bare = text.replace(unitWord, '').trim();
  if (!/^[-–(]?[\d.,،٬٫/'’\s]+\)?$/.test(bare)) return { why: 'not_a_number' };
  if (/\d{19}/.test(bare.replace(/\D/g, ''))) return { why: 'too_large' };
  if (/[.,٫/]\d{3}$/.test(bare)) return { why: 'part_or_thousands' };
  // «19.234,56», «1٬250,5»: its thousands and its decimal are marked otherwise than here.
  const marks = new Set(bare.replace(/[\d\s]/g, ''));
  if (marks.size > 1 && /[.,،٫/]\d+$/.test(bare)) return { why: 'marks_in_doubt' };
  return { why: /[.,،٫/]\d+$/.test(bare) ? 'part_of_rial' : 'marks_in_doubt' };
}
