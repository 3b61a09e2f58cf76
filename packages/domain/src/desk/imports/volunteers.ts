import { countiesNamed, countyIn, resolveProvince } from '../../ground/places.ts';
import {
  type Gender,
  type Language,
  matchGender,
  matchLanguage,
  matchYesNo,
  type Weekday,
} from '../../ground/taxonomy.ts';
import { parseCouncilNumber, parseMobile, parseNationalId } from '../../kit/identifiers.ts';
import type { YearPlace } from '../../kit/parse-date.ts';
import type { IsoDay } from '../../kit/solar-hijri.ts';
import { matchProfession, needsLicence, type Profession } from '../../service/professions.ts';
import { type Cell, cellText, isBlank, textOf } from './cell.ts';
import type { TimeWindow } from './clock-time.ts';
import type { VolunteerField } from './fields.ts';
import { remembered } from './remembered.ts';
import { availabilityOf, birthDayOf, licenceExpiryOf, radiusOf, weeklyHoursOf } from './restrictions.ts';
import { cellOf, isRefusedCell, type Mapping, type RefusedCell, type RowOutcome } from './row-outcome.ts';
import { ignoredRow, isBlankRow } from './summary-row.ts';
import { type Why, whyNotLicence } from './why.ts';
import type { YearPlaceIn } from './year-places.ts';

export type VolunteerReason =
  | 'duplicate'
  | 'invalid_national_id'
  | 'invalid_mobile'
  | 'unknown_profession'
  | 'missing_licence_number'
  | 'county_not_in_province'
  | 'invalid_date'
  | 'implausible_date'
  | 'unreadable_hours'
  | 'no_hours'
  | 'unreadable_limit'
  | 'too_young';

export interface VolunteerRecord {
  givenName: string | null;
  familyName: string | null;
  gender: Gender | null;
  /** Null where the list does not say. */
  bornOn: IsoDay | null;
  nationalId: string;
  /** E.164. */
  mobile: string;
  profession: Profession;
  licenceNumber: string | null;
  licenceExpiresOn: IsoDay | null;
  provinceCode: string;
  countyCode: string;
  radiusKm: number | null;
  remote: boolean;
  languages: readonly Language[];
  weeklyHours: number | null;
  availability: Partial<Record<Weekday, readonly TimeWindow[]>>;
}

export interface VolunteerRules {
  mapping: Mapping<VolunteerField>;
  /** The province of every row when the file has no such column. */
  provinceCode: string | null;
  /** The county of every row when the file has no such column. */
  countyCode?: string;
  /** The day of the upload; a licence that holds a lifetime beyond it is refused. */
  today?: IsoDay;
  yearPlaceIn?: YearPlaceIn;
}

export type VolunteerOutcome = RowOutcome<VolunteerRecord, VolunteerReason, VolunteerField>;

/**
 * Spreadsheets drop the leading zeros of numbers: a numeric national id is padded back to ten digits. A number under
 * seven digits is none, though one in eleven would then fit the check digit.
 */
function nationalIdOf(cell: Cell): string | null {
  const text = cellText(cell);
  return parseNationalId(typeof cell === 'number' && text.length >= 7 ? text.padStart(10, '0') : text);
}

function languagesOf(cell: Cell, warn: () => void): Language[] {
  const found: Language[] = [];
  for (const part of textOf(cell).split(/\s*[،,؛;/+\n-]\s*|\s+و\s+/u)) {
    const language = matchLanguage(part);
    if (language) found.push(language);
    else if (part !== '') warn();
  }
  return [...new Set(found)];
}

function namesOf(read: (field: VolunteerField) => Cell): Pick<VolunteerRecord, 'givenName' | 'familyName'> {
  const full = textOf(read('fullName'));
  const given = textOf(read('givenName')) || (full.split(' ')[0] ?? '');
  const family = textOf(read('familyName')) || full.split(' ').slice(1).join(' ');
  return { givenName: given || null, familyName: family || null };
}

const onlyRemote = /^فقط|^صرفا|only/i;
const bothWays = /^حضوری و (?:غیر ?حضوری|دورکاری)$|^(?:غیر ?حضوری|دورکاری) و حضوری$|^هر ?دو$|^[✓✔☑✅*+]$/u;

/** Whether somebody comes from afar too; "only" so is a limit that nothing here can keep. */
function remoteOf(cell: Cell): boolean | 'only' | null {
  const text = textOf(cell).replaceAll('\u200C', ' ');
  if (bothWays.test(text)) return true;
  if (/^(?:فقط )?حضوری$/.test(text)) return false;
  return onlyRemote.test(text) ? 'only' : matchYesNo(text);
}

type Limits = Pick<
  VolunteerRecord,
  'bornOn' | 'licenceExpiresOn' | 'radiusKm' | 'weeklyHours' | 'availability'
> & {
  remote: boolean | null;
};

/** In which place the two columns of days write their year. */
type YearPlaces = Readonly<Record<'bornOn' | 'licenceExpiry', YearPlace | null>>;

const yearPlacesOf = ({ mapping, yearPlaceIn }: VolunteerRules): YearPlaces => ({
  bornOn: yearPlaceIn?.(mapping.bornOn) ?? null,
  licenceExpiry: yearPlaceIn?.(mapping.licenceExpiry) ?? null,
});

/** What narrows whether, where and when a person comes; the cell that cannot be read refuses the row. */
function limitsOf(
  read: (field: VolunteerField) => Cell,
  today: IsoDay | undefined,
  yearAt: YearPlaces,
): Limits | RefusedCell<VolunteerReason, VolunteerField> {
  const born = birthDayOf(read('bornOn'), today, yearAt.bornOn);
  if (!born.ok) return { reason: born.reason, field: 'bornOn', ...(born.why && { why: born.why }) };
  const expiry = licenceExpiryOf(read('licenceExpiry'), today, yearAt.licenceExpiry);
  if (!expiry.ok) return { reason: expiry.reason ?? 'invalid_date', field: 'licenceExpiry' };
  const radius = radiusOf(read('radiusKm'));
  if (!radius.ok) return { reason: 'unreadable_limit', field: 'radiusKm' };
  const hours = weeklyHoursOf(read('weeklyHours'));
  if (!hours.ok) return { reason: 'unreadable_limit', field: 'weeklyHours' };
  const remote = remoteOf(read('remote'));
  if (remote === 'only') return { reason: 'unreadable_limit', field: 'remote' };
  const availability = availabilityOf(read);
  if (!availability.ok) return { reason: availability.reason, field: availability.day };
  return {
    bornOn: born.value,
    licenceExpiresOn: expiry.value,
    radiusKm: radius.value,
    weeklyHours: hours.value,
    availability: availability.value,
    remote,
  };
}

/** What may be unreadable without refusing the person, because it widens nothing; each such field is a warning. */
function extrasOf(read: (field: VolunteerField) => Cell, warnings: VolunteerField[]) {
  const known = <Value>(field: VolunteerField, value: Value | null): Value | null => {
    if (value === null && !isBlank(read(field))) warnings.push(field);
    return value;
  };
  return {
    gender: known('gender', matchGender(textOf(read('gender')))),
    languages: languagesOf(read('languages'), () => warnings.push('languages')),
    licenceNumber: known('licenceNumber', parseCouncilNumber(cellText(read('licenceNumber')))),
  };
}

/** Makes the rule of one file: call it row by row, in sheet order; it remembers the national ids it accepted. */
export function volunteerRowRule(
  rules: VolunteerRules,
): (row: number, cells: readonly Cell[]) => VolunteerOutcome {
  const { mapping } = rules;
  const columns = (fields: readonly VolunteerField[]): number[] =>
    fields.flatMap((field) => mapping[field] ?? []);
  const keyColumns = columns(['nationalId', 'mobile', 'profession', 'county']);
  const provinceOf = remembered((text: string) => resolveProvince(text)?.code ?? null);
  const countiesOf = remembered(countiesNamed);
  const professionOf = remembered(matchProfession);
  const yearAt = yearPlacesOf(rules);
  const accepted = new Map<string, number>();

  return (row, cells) => {
    if (isBlankRow(cells)) return null;
    const ignored = ignoredRow(cells, keyColumns, keyColumns);
    if (ignored) return { kind: 'ignored', row, reason: ignored };
    const read = (field: VolunteerField): Cell => cellOf(cells, mapping, field);
    const reject = (reason: VolunteerReason, field: VolunteerField, why?: Why): VolunteerOutcome => ({
      kind: 'rejected',
      row,
      reason,
      field,
      cellText: cellText(read(field)),
      ...(why && { why }),
    });

    const nationalId = nationalIdOf(read('nationalId'));
    const earlierRow = accepted.get(nationalId ?? '');
    if (earlierRow !== undefined)
      return reject('duplicate', 'nationalId', { why: 'earlier_row', row: earlierRow });
    if (nationalId === null) return reject('invalid_national_id', 'nationalId');
    const mobile = parseMobile(cellText(read('mobile')));
    if (mobile === null) return reject('invalid_mobile', 'mobile');
    const profession = professionOf(textOf(read('profession')));
    if (profession === null) return reject('unknown_profession', 'profession');
    const warnings: VolunteerField[] = [];
    const extras = extrasOf(read, warnings);
    if (extras.licenceNumber === null && needsLicence(profession))
      return reject('missing_licence_number', 'licenceNumber', whyNotLicence(read('licenceNumber')));
    const provinceCell = read('province');
    const provinceCode = isBlank(provinceCell) ? rules.provinceCode : provinceOf(textOf(provinceCell));
    if (provinceCode === null) return reject('county_not_in_province', 'province');
    const countyCode =
      mapping.county === undefined && rules.countyCode !== undefined
        ? countyIn(rules.countyCode, provinceCode)
        : countiesOf(textOf(read('county'))).find((named) => named.provinceCode === provinceCode)?.code;
    if (!countyCode) return reject('county_not_in_province', 'county');

    const limits = limitsOf(read, rules.today, yearAt);
    if (isRefusedCell(limits)) return reject(limits.reason, limits.field, limits.why);
    const remote = limits.remote ?? false;
    if (limits.remote === null && !isBlank(read('remote'))) warnings.push('remote');

    accepted.set(nationalId, row);
    const place = { provinceCode, countyCode };
    const record = {
      ...namesOf(read),
      ...extras,
      ...limits,
      remote,
      nationalId,
      mobile,
      profession,
      ...place,
    };
    return { kind: 'accepted', row, record, warnings };
  };
}
