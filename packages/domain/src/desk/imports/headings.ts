import { keysOf } from '../../kit/entries.ts';
import type { AmountUnit } from '../../kit/money.ts';
import { compactKey, normalizeText, searchKey } from '../../kit/persian-text.ts';
import { type Cell, cellText, isBlank } from './cell.ts';
import type { FieldHeadings } from './fields.ts';
import type { Mapping } from './row-outcome.ts';

export interface HeadingMatch<Field extends string> {
  mapping: Mapping<Field>;
  /** Columns with a heading that means no known field. */
  unknown: readonly { column: number; heading: string }[];
  /** Fields two or more columns could hold: ask, do not guess. */
  ambiguous: readonly { field: Field; columns: readonly number[] }[];
}

/** A heading's name without unit, star, colon or bracketed remark: «مبلغ (هزار ریال) *» → «مبلغ». */
function headingName(heading: string): string {
  return normalizeText(heading)
    .replace(/[([{«].*?[)\]}»]/gu, ' ')
    .replace(/(?:^|\s)به?\s*(?:هزار|میلیون|میلیارد)?\s*(?:ریال|تومان)/gu, ' ')
    .replace(/(?:هزار|میلیون|میلیارد)?\s*(?:ریال|تومان)ی?/gu, ' ');
}

interface Column {
  column: number;
  heading: string;
  names: readonly string[];
}

function columnsOf(cells: readonly Cell[]): Column[] {
  const columns: Column[] = [];
  cells.forEach((cell, column) => {
    if (isBlank(cell) || typeof cell !== 'string' || cell.length > 80) return;
    const names = [compactKey(cell), compactKey(headingName(cell))].filter(Boolean);
    // «#» and «*» name nothing: there is nothing to ask about.
    if (names.length > 0) columns.push({ column, heading: normalizeText(cell), names });
  });
  return columns;
}

function namedColumns(columns: readonly Column[], names: readonly string[]): Column[] {
  const keys = new Set(names.map(compactKey));
  return columns.filter((column) => column.names.some((name) => keys.has(name)));
}

function partialColumns(columns: readonly Column[], rule: FieldHeadings): Column[] {
  const parts = (rule.parts ?? []).map(compactKey);
  const excluded = (rule.not ?? []).map(compactKey);
  return columns.filter(
    ({ names }) =>
      names.some((name) => parts.some((part) => name.includes(part))) &&
      !names.some((name) => excluded.some((word) => name.includes(word))),
  );
}

/**
 * Maps the cells of a heading row to fields; order, spelling and small differences of wording do not matter. A field's
 * own names are tried first, then its words inside a longer heading, then the names that could also mean something else.
 */
export function matchHeadings<Field extends string>(
  cells: readonly Cell[],
  rules: Readonly<Record<Field, FieldHeadings>>,
): HeadingMatch<Field> {
  const columns = columnsOf(cells);
  const fields = keysOf(rules);
  const mapping: Mapping<Field> = {};
  const ambiguous: { field: Field; columns: number[] }[] = [];
  const claimed = new Set<number>();
  const settle = (field: Field, found: readonly Column[]): void => {
    const [only] = found;
    if (only && found.length === 1) {
      mapping[field] = only.column;
      claimed.add(only.column);
    } else if (found.length > 1) ambiguous.push({ field, columns: found.map(({ column }) => column) });
  };
  const named = new Set(
    fields.flatMap((field) => namedColumns(columns, rules[field].tiers.flat())).map(({ column }) => column),
  );
  const unnamed = columns.filter(({ column }) => !named.has(column));
  const rounds: readonly ((rule: FieldHeadings) => Column[])[] = [
    ({ tiers }) => namedColumns(columns, tiers[0] ?? []),
    (rule) => partialColumns(unnamed, rule),
    ({ tiers }) => namedColumns(columns, tiers.slice(1).flat()),
  ];
  for (const find of rounds)
    for (const field of fields) {
      if (mapping[field] !== undefined || ambiguous.some((entry) => entry.field === field)) continue;
      // A heading that names two fields («شرح») goes to the first that has no other.
      settle(
        field,
        find(rules[field]).filter(({ column }) => !claimed.has(column)),
      );
    }
  const asked = new Set(ambiguous.flatMap((entry) => entry.columns));
  const unknown = columns
    .filter(({ column }) => !claimed.has(column) && !asked.has(column))
    .map(({ column, heading }) => ({ column, heading }));
  return { mapping, unknown, ambiguous };
}

const unitPattern = /(هزار|میلیون|ملیون|میلیارد)? ?(ریال|تومان|تومن|rials?|rls|irr|toman|irt)/;
const units: Record<string, AmountUnit> = {
  ریال: 'rial',
  هزارریال: 'thousand_rial',
  میلیونریال: 'million_rial',
  میلیاردریال: 'billion_rial',
  تومان: 'toman',
  هزارتومان: 'thousand_toman',
  میلیونتومان: 'million_toman',
  میلیاردتومان: 'billion_toman',
};

const unitKey = (text: string): string =>
  searchKey(text.replace(/\u200C/g, ' ').replaceAll('﷼', ' ریال '))
    .replace(/تومن/g, 'تومان')
    .replace(/rials?|rls|irr/g, 'ریال')
    .replace(/tomans?|\birt\b/g, 'تومان')
    .replace(/ملیون/g, 'میلیون');

/** The unit a text is and no more: «هزار ریال» → `thousand_rial`, «ریال عمان» → null. */
export const unitOf = (text: string): AmountUnit | null => units[unitKey(text).replaceAll(' ', '')] ?? null;

/** The unit a heading names: «مبلغ (هزار ریال)» → `thousand_rial`; null when it names none, or two. */
export function unitInHeading(heading: string): AmountUnit | null {
  const key = unitKey(heading);
  const match = unitPattern.exec(key);
  if (!match) return null;
  if (unitPattern.test(key.slice(match.index + match[0].length))) return null;
  return units[`${match[1] ?? ''}${match[2] ?? ''}`] ?? null;
}

/** The unit a title row gives to all amounts («مبالغ به هزار ریال»), or null. A bare word in a sentence is not one. */
export function unitInTitle(cells: readonly Cell[]): AmountUnit | null {
  for (const cell of cells) {
    const key = searchKey(cellText(cell));
    if (/(?:مبالغ|مبلغ|ارقام|اعداد|واحد)/.test(key)) {
      const unit = unitInHeading(key);
      if (unit) return unit;
    }
  }
  return null;
}
