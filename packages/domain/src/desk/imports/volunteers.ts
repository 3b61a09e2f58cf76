import { countiesNamed, resolveProvince } from '../../ground/places.ts';
import {
  type Gender,
  type Language,
  matchGender,
  matchLanguage,
  matchYesNo,
  type Weekday,
  weekdays,
} from '../../ground/taxonomy.ts';
import { parseCouncilNumber, parseMobile, parseNationalId } from '../../kit/identifiers.ts';
import { parseDay } from '../../kit/parse-date.ts';
import { normalizeDigits } from '../../kit/persian-text.ts';
import type { IsoDay } from '../../kit/solar-hijri.ts';
import { matchProfession, needsLicence, type Profession } from '../../service/professions.ts';
import { type Cell, cellText, isBlank, textOf } from './cell.ts';
import { parseTimeWindows, type TimeWindow } from './clock-time.ts';
import type { VolunteerField } from './fields.ts';
import { remembered } from './remembered.ts';
import { cellOf, type Mapping, type RowOutcome } from './row-outcome.ts';
import { ignoredRow, isBlankRow } from './summary-row.ts';

export type VolunteerReason =
  | 'duplicate'
  | 'invalid_national_id'
  | 'invalid_mobile'
  | 'unknown_profession'
  | 'missing_licence_number'
  | 'county_not_in_province';

export interface VolunteerRecord {
  givenName: string | null;
  familyName: string | null;
  gender: Gender | null;
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
}

export type VolunteerOutcome = RowOutcome<VolunteerRecord, VolunteerReason, VolunteerField>;

/** A whole number in any digits («۱۵۰», "150 km"); null when there is none. */
function wholeNumber(cell: Cell): number | null {
  const match = /^\D{0,3}(\d{1,5})(?:\.0+)?\D*$/.exec(normalizeDigits(textOf(cell)));
  return match ? Number(match[1]) : null;
}

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

/** What may be missing or unreadable without refusing the person; each such field is a warning. */
function extrasOf(read: (field: VolunteerField) => Cell, warnings: VolunteerField[]) {
  const known = <Value>(field: VolunteerField, value: Value | null): Value | null => {
    if (value === null && !isBlank(read(field))) warnings.push(field);
    return value;
  };
  const availability: Partial<Record<Weekday, readonly TimeWindow[]>> = {};
  for (const { code } of weekdays) {
    const windows = known(code, parseTimeWindows(read(code)));
    if (windows && windows.length > 0) availability[code] = windows;
  }
  const expiry = read('licenceExpiry');
  const expiresOn = isBlank(expiry) || typeof expiry === 'boolean' ? null : parseDay(expiry ?? '');
  return {
    gender: known('gender', matchGender(textOf(read('gender')))),
    licenceExpiresOn: known('licenceExpiry', expiresOn),
    radiusKm: known('radiusKm', wholeNumber(read('radiusKm'))),
    remote: known('remote', matchYesNo(textOf(read('remote')))) ?? false,
    languages: languagesOf(read('languages'), () => warnings.push('languages')),
    weeklyHours: known('weeklyHours', wholeNumber(read('weeklyHours'))),
    availability,
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
  const accepted = new Set<string>();

  return (row, cells) => {
    if (isBlankRow(cells)) return null;
    const ignored = ignoredRow(cells, keyColumns, keyColumns);
    if (ignored) return { kind: 'ignored', row, reason: ignored };
    const read = (field: VolunteerField): Cell => cellOf(cells, mapping, field);
    const reject = (reason: VolunteerReason, field: VolunteerField): VolunteerOutcome => ({
      kind: 'rejected',
      row,
      reason,
      field,
      cellText: cellText(read(field)),
    });

    const nationalId = nationalIdOf(read('nationalId'));
    if (nationalId !== null && accepted.has(nationalId)) return reject('duplicate', 'nationalId');
    if (nationalId === null) return reject('invalid_national_id', 'nationalId');
    const mobile = parseMobile(cellText(read('mobile')));
    if (mobile === null) return reject('invalid_mobile', 'mobile');
    const profession = professionOf(textOf(read('profession')));
    if (profession === null) return reject('unknown_profession', 'profession');
    const licenceNumber = parseCouncilNumber(cellText(read('licenceNumber')));
    if (licenceNumber === null && needsLicence(profession))
      return reject('missing_licence_number', 'licenceNumber');
    const provinceCell = read('province');
    const provinceCode = isBlank(provinceCell) ? rules.provinceCode : provinceOf(textOf(provinceCell));
    if (provinceCode === null) return reject('county_not_in_province', 'province');
    const county = countiesOf(textOf(read('county'))).find((named) => named.provinceCode === provinceCode);
    if (!county) return reject('county_not_in_province', 'county');

    accepted.add(nationalId);
    const warnings: VolunteerField[] = [];
    const place = { provinceCode, countyCode: county.code };
    const record = {
      ...namesOf(read),
      ...extrasOf(read, warnings),
      nationalId,
      mobile,
      profession,
      licenceNumber,
      ...place,
    };
    return { kind: 'accepted', row, record, warnings };
  };
}
