import { findProvince } from '../../ground/places.ts';
import type { ContributionKind } from '../../ground/taxonomy.ts';
import { entriesOf, keysOf } from '../../kit/entries.ts';
import type { AmountUnit } from '../../kit/money.ts';
import type { IsoDay } from '../../kit/solar-hijri.ts';
import { type Cell, cellText } from './cell.ts';
import { columnsByValue, rowsNameUnit } from './columns-by-value.ts';
import {
  type ContributionField,
  contributionHeadings,
  type FieldHeadings,
  type NeedField,
  needHeadings,
  type SheetKind,
  type VolunteerField,
  volunteerHeadings,
} from './fields.ts';
import { type HeadingMatch, matchHeadings, unitInHeading, unitInTitle } from './headings.ts';
import { namesForeignCurrency } from './row-amount.ts';
import type { Mapping } from './row-outcome.ts';
import type { RowStatus } from './row-status.ts';

export interface SheetRow {
  /** Sheet row, the first is 1, blank rows count. */
  row: number;
  cells: readonly Cell[];
  /** Columns whose cell is merged down from an earlier row. */
  merged?: readonly number[];
  /** The workbook does not show this row. */
  isHidden?: true;
}

export interface FieldsOf {
  contributions: ContributionField;
  volunteers: VolunteerField;
  needs: NeedField;
}

/** What a person settles when the file does not say it, or corrects. null in `mapping` means: no such column. */
export interface SheetAnswers<Field extends string> {
  provinceCode?: string;
  unit?: AmountUnit;
  kind?: ContributionKind;
  /** Whether a word of the status column means that the money arrived. */
  statuses?: Readonly<Record<string, RowStatus>>;
  mapping?: Partial<Record<Field, number | null>>;
  /** Which of several visible worksheets, 0-based. */
  sheet?: number;
  /** The county of every row when the file has no such column; `none` where gifts are of none. */
  countyCode?: string;
  /** Whether rows that the workbook hides count; they do until a person says otherwise. */
  hiddenRows?: 'include' | 'leave_out';
}

/** Something the file leaves open: asked, never guessed. */
export type SheetQuestion<Field extends string> =
  | { ask: 'headings' }
  | { ask: 'sheet'; sheets: readonly { sheet: number; name: string }[] }
  | { ask: 'missing_field'; field: Field }
  | { ask: 'ambiguous_field'; field: Field; columns: readonly number[] }
  /** No column has the field's name, and these have names that mean nothing known. */
  | { ask: 'unread_field'; field: Field; columns: readonly number[] }
  /** Words of the status column nobody knows; what they mean decides whether rows count. */
  | { ask: 'status'; words: readonly string[]; columns: readonly number[] }
  | { ask: 'unit' }
  | { ask: 'province' }
  /** Gifts that may be there already. */
  | { ask: 'same_gift'; gifts: readonly MaybeSameGift[] };

/** A gift of the file that agrees in all but its number with one that is there, which may be the same. */
export interface MaybeSameGift {
  row: number;
  day: IsoDay;
  amountIrr: string;
  /** The number that one of both has. */
  number: string | null;
  /** Where the other one came from; null for a payment at the gateway. */
  otherFile: string | null;
  otherRow: number | null;
  otherDay: IsoDay;
}

/** Where the unit of the amounts stands: a person said it, or the column's heading, a title above it, or each row. */
export interface UnitFrom {
  by: 'answer' | 'heading' | 'title' | 'rows';
  text: string;
}

export interface SheetUnderstanding<Field extends string> {
  /** The heading's sheet row, or null when none was found. */
  headingRow: number | null;
  headings: readonly { column: number; heading: string }[];
  mapping: Mapping<Field>;
  unknown: HeadingMatch<Field>['unknown'];
  unit: AmountUnit | null;
  /** Why that unit is believed: where it stands, and in which words. */
  unitFrom: UnitFrom | null;
  provinceCode: string | null;
  /** What a person said of all rows in place of a column: the code of their county, or `none`. */
  countyOfAll: string | null;
  questions: readonly SheetQuestion<Field>[];
}

/** Rows looked at for the heading row: titles, logos and letter heads never take more. */
export const headingSearchRows = 40;
const minHeadings = 3;

const rulesOf: { [Kind in SheetKind]: Readonly<Record<FieldsOf[Kind], FieldHeadings>> } = {
  contributions: contributionHeadings,
  volunteers: volunteerHeadings,
  needs: needHeadings,
};
const requiredOf: { [Kind in SheetKind]: readonly FieldsOf[Kind][] } = {
  contributions: ['day', 'kind', 'amount', 'county'],
  volunteers: ['nationalId', 'mobile', 'profession', 'licenceNumber', 'county'],
  needs: ['county', 'profession', 'quantity', 'startDay', 'endDay'],
};
/** A file may do without these, but they decide sums and duplicates: asked when a column was not understood. */
const wantedOf: { [Kind in SheetKind]: readonly FieldsOf[Kind][] } = {
  contributions: ['theme', 'trackingNumber'],
  volunteers: [],
  needs: [],
};

function score<Field extends string>(match: HeadingMatch<Field>): number {
  return Object.keys(match.mapping).length + match.ambiguous.length;
}

function findHeading<Field extends string>(
  rows: readonly SheetRow[],
  rules: Readonly<Record<Field, FieldHeadings>>,
): { at: number; match: HeadingMatch<Field> } | null {
  let best: { at: number; match: HeadingMatch<Field> } | null = null;
  rows.slice(0, headingSearchRows).forEach(({ cells }, at) => {
    const match = matchHeadings(cells, rules);
    if (score(match) >= minHeadings && (best === null || score(match) > score(best.match)))
      best = { at, match };
  });
  return best;
}

/** Whether the first rows hold the headings this kind of sheet cannot do without, give or take one in four. */
export function holdsSheet(kind: SheetKind, firstRows: readonly SheetRow[]): boolean {
  const found = findHeading<string>(firstRows, rulesOf[kind]);
  if (found === null) return false;
  const { mapping, ambiguous } = found.match;
  const requires: readonly string[] = requiredOf[kind];
  const held = requires.filter(
    (field) => mapping[field] !== undefined || ambiguous.some((entry) => entry.field === field),
  );
  return held.length * 4 >= requires.length * 3;
}

function withAnswers<Field extends string>(
  mapping: Mapping<Field>,
  answers: SheetAnswers<Field>['mapping'],
): Mapping<Field> {
  const settled: Mapping<Field> = { ...mapping };
  for (const [field, column] of answers === undefined ? [] : entriesOf<Field, number | null>(answers)) {
    // A column a person gives to one field is taken from the field that was matched to it.
    for (const other of keysOf(settled)) if (settled[other] === column) delete settled[other];
    if (column === null) delete settled[field];
    else settled[field] = column;
  }
  return settled;
}

/** Gives columns that are known by their cells to their field; several for one field are asked. */
function takeByValue<Field extends string>(
  rows: readonly SheetRow[],
  mapping: Mapping<Field>,
  answered: SheetAnswers<Field>['mapping'] = {},
): SheetQuestion<Field>[] {
  const settled = new Set(
    Object.values<number | null | undefined>(answered).filter((column) => typeof column === 'number'),
  );
  const found = columnsByValue(rows, mapping, settled);
  // Asked of contributions alone, whose fields both are.
  return (Object.entries(found) as [Field, readonly number[]][]).flatMap(([field, columns]) => {
    const [only] = columns;
    if (only === undefined || answered[field] !== undefined) return [];
    if (columns.length > 1) return [{ ask: 'ambiguous_field' as const, field, columns }];
    for (const other of keysOf(mapping)) if (mapping[other] === only) delete mapping[other];
    mapping[field] = only;
    return [];
  });
}

function titleProvince(rows: readonly SheetRow[]): string | null {
  const found = new Set(
    rows.flatMap(({ cells }) => cells.flatMap((cell) => findProvince(cellText(cell))?.code ?? [])),
  );
  const [only] = found;
  return found.size === 1 && only ? only : null;
}

/** The unit of a column of amounts, and why it is believed. Rows that name theirs need none of the file. */
function unitOfAmounts(
  answered: AmountUnit | undefined,
  amountHeading: string,
  titles: readonly SheetRow[],
  rowsNameIt: boolean,
): { unit: AmountUnit | null; unitFrom: UnitFrom | null } {
  if (answered) return { unit: answered, unitFrom: { by: 'answer', text: '' } };
  const rows: UnitFrom | null = rowsNameIt ? { by: 'rows', text: '' } : null;
  if (namesForeignCurrency(amountHeading)) return { unit: null, unitFrom: rows };
  const inHeading = unitInHeading(amountHeading);
  if (inHeading) return { unit: inHeading, unitFrom: { by: 'heading', text: amountHeading.trim() } };
  for (const { cells } of titles) {
    const unit = unitInTitle(cells);
    if (unit === null) continue;
    const text = cells.map(cellText).find((title) => unitInTitle([title]) === unit) ?? '';
    return { unit, unitFrom: { by: 'title', text: text.trim() } };
  }
  return { unit: null, unitFrom: rows };
}

/** Whether a person said of all rows what a required column would say of each. People and needs have a county. */
const isSaidOfAll = (kind: SheetKind, field: string, answers: SheetAnswers<never>): boolean =>
  (field === 'kind' && answers.kind !== undefined) ||
  (field === 'county' &&
    answers.countyCode !== undefined &&
    (kind === 'contributions' || answers.countyCode !== 'none'));

/** Reads the first rows of a sheet: where the headings are, what they mean, and what must be asked. */
export function understandSheet<Kind extends SheetKind>(
  kind: Kind,
  firstRows: readonly SheetRow[],
  answers: SheetAnswers<FieldsOf[Kind]> = {},
): SheetUnderstanding<FieldsOf[Kind]> {
  type Field = FieldsOf[Kind];
  const found = findHeading<Field>(firstRows, rulesOf[kind]);
  if (found === null)
    return {
      headingRow: null,
      headings: [],
      mapping: {},
      unknown: [],
      unit: null,
      unitFrom: null,
      provinceCode: null,
      countyOfAll: null,
      questions: [{ ask: 'headings' }],
    };
  const titles = firstRows.slice(0, found.at);
  const heading = firstRows[found.at] ?? { row: 0, cells: [] };
  const dataRows = firstRows.slice(found.at + 1);
  const mapping = withAnswers(found.match.mapping, answers.mapping);
  const byValue = kind === 'contributions' ? takeByValue(dataRows, mapping, answers.mapping) : [];
  const columns = new Map<string, number | undefined>(Object.entries<number | undefined>(mapping));
  const columnOf = (field: string): number | undefined => columns.get(field);

  const amountColumn = columnOf('amount');
  const amountHeading = amountColumn === undefined ? '' : cellText(heading.cells[amountColumn]);
  const namesUnits = kind === 'contributions' && rowsNameUnit(dataRows, mapping);
  const { unit, unitFrom } =
    kind === 'contributions'
      ? unitOfAmounts(answers.unit, amountHeading, titles, namesUnits)
      : { unit: null, unitFrom: null };
  const provinceCode = answers.provinceCode ?? titleProvince(titles);

  const questions: SheetQuestion<Field>[] = [];
  const given = new Set(Object.values<number | undefined>(mapping));
  const unread = found.match.unknown.filter(({ column }) => !given.has(column));
  const isOpen = (field: Field): boolean =>
    columnOf(field) === undefined && !found.match.ambiguous.some((entry) => entry.field === field);
  for (const field of requiredOf[kind])
    if (isOpen(field) && !isSaidOfAll(kind, field, answers)) questions.push({ ask: 'missing_field', field });
  for (const field of wantedOf[kind])
    if (unread.length > 0 && isOpen(field) && answers.mapping?.[field] !== null)
      questions.push({ ask: 'unread_field', field, columns: unread.map(({ column }) => column) });
  for (const { field, columns } of found.match.ambiguous)
    if (columnOf(field) === undefined && answers.mapping?.[field] !== null)
      questions.push({ ask: 'ambiguous_field', field, columns });
  questions.push(...byValue);
  if (kind === 'contributions' && amountColumn !== undefined && unitFrom === null)
    questions.push({ ask: 'unit' });
  if (provinceCode === null && columnOf('province') === undefined) questions.push({ ask: 'province' });

  const headings = heading.cells.flatMap((cell, column) =>
    cellText(cell).trim() === '' ? [] : [{ column, heading: cellText(cell).trim() }],
  );
  return {
    headingRow: heading.row,
    headings,
    mapping,
    unknown: found.match.unknown,
    unit,
    unitFrom,
    provinceCode,
    countyOfAll: columnOf('county') === undefined ? (answers.countyCode ?? null) : null,
    questions,
  };
}
