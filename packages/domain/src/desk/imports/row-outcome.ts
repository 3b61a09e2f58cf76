import type { Cell } from './cell.ts';
import type { Why } from './why.ts';

export type IgnoredReason = 'summary_row' | 'note_row' | 'repeated_heading' | 'hidden_row';

/**
 * What became of one sheet row. `amountIrr` is the amount of a refused gift where it could be read, `statedIrr` the sum a
 * row of totals states. Blank rows give null: they are neither counted nor listed.
 */
export type RowOutcome<Row, Reason extends string, Field extends string> =
  | { kind: 'accepted'; row: number; record: Row; warnings: readonly Field[] }
  | {
      kind: 'rejected';
      row: number;
      reason: Reason;
      field: Field;
      cellText: string;
      why?: Why;
      amountIrr?: bigint;
    }
  | { kind: 'ignored'; row: number; reason: IgnoredReason; statedIrr?: bigint }
  | null;

/** A cell that refuses its row. */
export interface RefusedCell<Reason extends string, Field extends string> {
  reason: Reason;
  field: Field;
  why?: Why;
}

/** Tells a refused cell from what was read. */
export const isRefusedCell = <Reason extends string, Field extends string>(
  read: object | RefusedCell<Reason, Field>,
): read is RefusedCell<Reason, Field> => 'reason' in read && 'field' in read;

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
