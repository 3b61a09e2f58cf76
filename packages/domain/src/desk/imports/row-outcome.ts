import type { Cell } from './cell.ts';

export type IgnoredReason = 'summary_row' | 'note_row' | 'repeated_heading';

/**
 * What became of one sheet row. `amountIrr` is the amount of a refused gift where it could be read, `statedIrr` the sum a
 * row of totals states. Blank rows give null: they are neither counted nor listed.
 */
export type RowOutcome<Row, Reason extends string, Field extends string> =
  | { kind: 'accepted'; row: number; record: Row; warnings: readonly Field[] }
  | { kind: 'rejected'; row: number; reason: Reason; field: Field; cellText: string; amountIrr?: bigint }
  | { kind: 'ignored'; row: number; reason: IgnoredReason; statedIrr?: bigint }
  | null;

/** Which column holds which field (0-based). */
export type Mapping<Field extends string> = Partial<Record<Field, number>>;

/** The cell of a row that a field is read from; null when the field has no column. */
export function cellOf<Field extends string>(
  cells: readonly Cell[],
  mapping: Mapping<Field>,
  field: Field,
): Cell {
  const column = mapping[field];
  return column === undefined ? null : (cells[column] ?? null);
}
