import type { Cell } from './cell.ts';

export type IgnoredReason = 'summary_row' | 'note_row' | 'repeated_heading';

/** What became of one sheet row. Blank rows give null: they are neither counted nor listed. */
export type RowOutcome<Row, Reason extends string, Field extends string> =
  | { kind: 'accepted'; row: number; record: Row; warnings: readonly Field[] }
  | { kind: 'rejected'; row: number; reason: Reason; field: Field; cellText: string }
  | { kind: 'ignored'; row: number; reason: IgnoredReason }
  | null;

/** Which column holds which field (0-based). */
export type Mapping<Field extends string> = Partial<Record<Field, number>>;

export function cellOf<Field extends string>(
  cells: readonly Cell[],
  mapping: Mapping<Field>,
  field: Field,
): Cell {
  const column = mapping[field];
  return column === undefined ? null : (cells[column] ?? null);
}
