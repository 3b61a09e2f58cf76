import { entriesOf } from '../../kit/entries.ts';
import { type Cell, cellText, isBlank } from './cell.ts';
import type { ContributionField } from './contribution-headings.ts';
import { unitOf } from './headings.ts';
import { namesForeignCurrency, namesUnit } from './row-amount.ts';
import type { Mapping } from './row-outcome.ts';
import { holdsStatuses, mostly } from './row-status.ts';

/** Fields whose columns are words of an office's own; what decides a row may hide under their headings. */
const freeFields: readonly ContributionField[] = ['channel', 'note', 'item', 'theme'];

const isCurrency = (cell: Cell): boolean => {
  const text = cellText(cell);
  return unitOf(text) !== null || (text.length < 20 && namesForeignCurrency(text));
};

const holdsCurrencies = (cells: readonly Cell[]): boolean =>
  mostly(
    cells.filter((cell) => !isBlank(cell)),
    isCurrency,
  );

/**
 * Columns that decide what a row means and say so by their cells, whatever their heading: «موفق / ناموفق» under «نتیجهٔ
 * عملیات», «ریال / دلار» under no heading at all. Only fields without a column of their own are looked for.
 */
export function columnsByValue(
  rows: readonly { cells: readonly Cell[] }[],
  mapping: Mapping<ContributionField>,
  settled: ReadonlySet<number>,
): Partial<Record<'status' | 'currency', readonly number[]>> {
  const taken = new Set(
    entriesOf(mapping)
      .filter(([field, column]) => settled.has(column) || !freeFields.includes(field))
      .map(([, column]) => column),
  );
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const open = Array.from({ length: width }, (_, column) => column).filter((column) => !taken.has(column));
  const columnsThat = (holds: (cells: readonly Cell[]) => boolean): number[] =>
    open.filter((column) => holds(rows.map(({ cells }) => cells[column] ?? null)));
  return {
    ...(mapping.status === undefined && { status: columnsThat(holdsStatuses) }),
    ...(mapping.currency === undefined && { currency: columnsThat(holdsCurrencies) }),
  };
}

/** Whether the rows name their unit themselves, each that has an amount: in the amount or beside it. */
export function rowsNameUnit(
  rows: readonly { cells: readonly Cell[] }[],
  { amount, currency, itemUnit }: Mapping<ContributionField>,
): boolean {
  const at = (cells: readonly Cell[], column: number | undefined): Cell =>
    column === undefined ? null : (cells[column] ?? null);
  const filled = rows.filter(({ cells }) => !isBlank(at(cells, amount)));
  return (
    filled.length > 0 &&
    filled.every(
      ({ cells }) =>
        namesUnit(at(cells, amount)) ||
        !isBlank(at(cells, currency)) ||
        isCurrency(at(cells, itemUnit)) ||
        namesForeignCurrency(cellText(at(cells, amount))),
    )
  );
}
