import { firstLists, sheetMatchers, type SheetTerms } from '../../ground/lists.ts';
import { countyIn, resolveCounty, resolveProvince } from '../../ground/places.ts';
import * as taxonomy from '../../ground/taxonomy.ts';
import { parseDay, type YearPlace } from '../../kit/parse-date.ts';
import { normalizeDigits } from '../../kit/persian-text.ts';
import type { IsoDay } from '../../kit/solar-hijri.ts';
import { matchProfession, type Profession } from '../../service/professions.ts';
import { type Cell, cellText, isBlank, optionalText, textOf } from './cell.ts';
import type { NeedField } from './fields.ts';
import { remembered } from './remembered.ts';
import { askedGender, askedLanguage, shiftHoursOf } from './restrictions.ts';
import { cellOf, isRefusedCell, type Mapping, type RefusedCell, type RowOutcome } from './row-outcome.ts';
import { ignoredRow, isBlankRow } from './summary-row.ts';
import { parseWeekdays } from './week-days.ts';
import { type Why, whyNotDay } from './why.ts';
import type { YearPlaceIn } from './year-places.ts';

export type NeedReason =
  | 'invalid_quantity'
  | 'end_before_start'
  | 'unknown_county'
  | 'invalid_date'
  | 'implausible_date'
  | 'unreadable_days'
  | 'unreadable_hours'
  | 'unreadable_limit';

export interface NeedRecord {
  title: string;
  provinceCode: string;
  countyCode: string;
  /** null when the office's words match no profession; they stay in `professionText`. */
  profession: Profession | null;
  professionText: string | null;
  /** People wanted, at least 1. */
  quantity: number;
  startDay: IsoDay;
  endDay: IsoDay;
  days: readonly taxonomy.Weekday[];
  /** Minutes since midnight of the first day; an end above 1440 is on the day after. Null where the file says no hours. */
  startMinute: number | null;
  endMinute: number | null;
  targetGroup: string | null;
  targetGroupText: string | null;
  theme: string | null;
  themeText: string | null;
  urgency: taxonomy.Urgency;
  venue: taxonomy.VenueKind | null;
  venueText: string | null;
  gender: taxonomy.Gender | null;
  language: taxonomy.Language | null;
}

export interface NeedRules {
  mapping: Mapping<NeedField>;
  provinceCode: string | null;
  /** The county of every row when the file has no such column. */
  countyCode?: string;
  /** The day of the upload; a need years beyond it is a slip of the keyboard. */
  today?: IsoDay;
  yearPlaceIn?: YearPlaceIn;
  /** As they stand; left out: as every platform begins with them. */
  terms?: SheetTerms;
}

export type NeedOutcome = RowOutcome<NeedRecord, NeedReason, NeedField>;

// More people than this in one role is a slip of the keyboard.
const maxQuantity = 10_000;

function quantityOf(cell: Cell): number | null {
  const match = /^(\d{1,6})(?:\.0+)?(?:\s*(?:نفر|تن|پزشک))?$/.exec(normalizeDigits(textOf(cell)));
  const quantity = match ? Number(match[1]) : 0;
  return quantity >= 1 && quantity <= maxQuantity ? quantity : null;
}

function dayOf(cell: Cell, yearAt: YearPlace | null): IsoDay | null {
  return isBlank(cell) || typeof cell === 'boolean' ? null : parseDay(cell ?? '', yearAt);
}

// Offices plan a year ahead, not three.
const maxYearsAhead = 3;

function isTooFar(day: IsoDay, today: IsoDay | undefined): boolean {
  return today !== undefined && day > `${Number(today.slice(0, 4)) + maxYearsAhead}${today.slice(4)}`;
}

type Limits = Pick<NeedRecord, 'days' | 'startMinute' | 'endMinute' | 'gender' | 'language'>;

/** What narrows when a need's shifts are and who may come; the cell that cannot be read refuses the need. */
function limitsOf(read: (field: NeedField) => Cell): Limits | RefusedCell<NeedReason, NeedField> {
  const days = parseWeekdays(read('days'));
  if (days === null) return { reason: 'unreadable_days', field: 'days' };
  const hours = shiftHoursOf(read('startTime'), read('endTime'));
  if (!hours.ok) return { reason: 'unreadable_hours', field: hours.field };
  const gender = askedGender(read('gender'));
  if (!gender.ok) return { reason: 'unreadable_limit', field: 'gender' };
  const language = askedLanguage(read('language'));
  if (!language.ok) return { reason: 'unreadable_limit', field: 'language' };
  return {
    days,
    ...hours.value,
    gender: gender.value,
    language: language.value,
  };
}

/** What may be unreadable without refusing the need, because it widens nothing; each such field is a warning and its words are kept. */
function detailsOf(
  read: (field: NeedField) => Cell,
  warnings: NeedField[],
  matchers: ReturnType<typeof sheetMatchers>,
) {
  const known = <Value>(field: NeedField, value: Value | null): Value | null => {
    if (value === null && !isBlank(read(field))) warnings.push(field);
    return value;
  };
  const match = <Value>(field: NeedField, matcher: (text: string) => Value | null): Value | null =>
    known(field, matcher(textOf(read(field))));
  return {
    profession: match('profession', matchProfession),
    professionText: optionalText(read('profession')),
    targetGroup: match('targetGroup', matchers.targetGroup),
    targetGroupText: optionalText(read('targetGroup')),
    theme: matchers.theme(textOf(read('theme'))),
    themeText: optionalText(read('theme')),
    urgency: match('urgency', taxonomy.matchUrgency) ?? 'normal',
    venue: match('venue', taxonomy.matchVenueKind),
    venueText: optionalText(read('venue')),
  };
}

/** Makes the rule of one file: call it row by row, in sheet order. */
export function needRowRule(rules: NeedRules): (row: number, cells: readonly Cell[]) => NeedOutcome {
  const { mapping } = rules;
  const columns = (fields: readonly NeedField[]): number[] => fields.flatMap((field) => mapping[field] ?? []);
  const keyColumns = columns(['county', 'profession', 'startDay', 'endDay']);
  const startYearAt = rules.yearPlaceIn?.(mapping.startDay) ?? null;
  const matchers = sheetMatchers(rules.terms ?? firstLists.lists);
  const endYearAt = rules.yearPlaceIn?.(mapping.endDay) ?? null;
  const provinceOf = remembered((text: string) => resolveProvince(text)?.code ?? null);
  const countyOf = remembered(
    (text: string, provinceCode: string) => resolveCounty(text, provinceCode)?.code ?? null,
  );

  return (row, cells) => {
    if (isBlankRow(cells)) return null;
    const ignored = ignoredRow(cells, keyColumns, keyColumns);
    if (ignored) return { kind: 'ignored', row, reason: ignored };
    const read = (field: NeedField): Cell => cellOf(cells, mapping, field);
    const reject = (reason: NeedReason, field: NeedField, why?: Why): NeedOutcome => ({
      kind: 'rejected',
      row,
      reason,
      field,
      cellText: cellText(read(field)),
      ...(why && { why }),
    });

    const quantity = quantityOf(read('quantity'));
    if (quantity === null) return reject('invalid_quantity', 'quantity');
    const startDay = dayOf(read('startDay'), startYearAt);
    const endDay = dayOf(read('endDay'), endYearAt);
    if (startDay && endDay && endDay < startDay) return reject('end_before_start', 'endDay');
    const provinceCell = read('province');
    const provinceCode = isBlank(provinceCell) ? rules.provinceCode : provinceOf(textOf(provinceCell));
    if (provinceCode === null) return reject('unknown_county', 'province');
    const countyCode =
      mapping.county === undefined && rules.countyCode !== undefined
        ? countyIn(rules.countyCode, provinceCode)
        : countyOf(textOf(read('county')), provinceCode);
    if (countyCode === null) return reject('unknown_county', 'county');
    if (startDay === null) return reject('invalid_date', 'startDay', whyNotDay(read('startDay')));
    if (endDay === null) return reject('invalid_date', 'endDay', whyNotDay(read('endDay')));
    if (isTooFar(startDay, rules.today)) return reject('implausible_date', 'startDay');
    const limits = limitsOf(read);
    if (isRefusedCell(limits)) return reject(limits.reason, limits.field);

    const warnings: NeedField[] = [];
    const details = detailsOf(read, warnings, matchers);
    const title = textOf(read('title')) || (details.professionText ?? textOf(read('county')));
    const record = { title, provinceCode, countyCode, quantity, startDay, endDay, ...limits, ...details };
    return { kind: 'accepted', row, record, warnings };
  };
}
