import { createHash } from 'node:crypto';
import { imports } from '@hamyar/contracts';
import {
  contributionHeadings,
  type FieldsOf,
  type ImportState,
  mayMoveImport,
  needHeadings,
  type SheetKind,
  volunteerHeadings,
} from '@hamyar/domain';
import { Refusal } from '../../kit/refusal.ts';
import type { AcceptedRow, RecordsOf } from './preview-file.ts';

/** Where an import comes by what a person does with it; jobs move the rest. */
const stateAfter: Readonly<Record<imports.ImportAct, ImportState>> = {
  answer: 'uploaded',
  commit: 'committing',
  discard: 'discarded',
};

const isAllowed = (act: imports.ImportAct, state: ImportState): boolean =>
  mayMoveImport(state, stateAfter[act]);

/** What may be done with an import now; one without a row to write has nothing to commit. Pure. */
export function actsOn(batch: { state: ImportState; acceptedRows: number | null }): imports.ImportAct[] {
  return imports.importAct.options.filter(
    (act) => isAllowed(act, batch.state) && (act !== 'commit' || (batch.acceptedRows ?? 0) > 0),
  );
}

/** @throws Refusal `import.not_now` when the state does not allow the act */
export function requireAllowed(act: imports.ImportAct, state: ImportState): void {
  if (!isAllowed(act, state)) throw new Refusal('precondition', 'import.not_now', { params: { state } });
}

/** Fields a kind of sheet may have, in the order people read them; row numbers are of no use to anyone. */
export function fieldsOf(kind: SheetKind): string[] {
  const headings = {
    contributions: contributionHeadings,
    volunteers: volunteerHeadings,
    needs: needHeadings,
  }[kind];
  return Object.keys(headings).filter((field) => field !== 'rowNumber');
}

const maxNeedDays = 400;
const dayMs = 86_400_000;

/** The field that names where a row belongs, and the last day of rows that have one. */
const placeField: { readonly [Kind in SheetKind]: FieldsOf[Kind] } = {
  contributions: 'county',
  volunteers: 'province',
  needs: 'province',
};
const endField: { readonly [Kind in SheetKind]: FieldsOf[Kind] | null } = {
  contributions: null,
  volunteers: null,
  needs: 'endDay',
};

/**
 * What this platform refuses beyond the rules of the sheet: rows of provinces the sender does not answer for, and
 * needs so long that their shifts would swamp the calendar.
 */
export function refusalOf<Kind extends SheetKind>(
  kind: Kind,
  onlyProvinceCode: string | null,
): (record: RecordsOf[Kind]) => { reason: string; field: FieldsOf[Kind] } | null {
  const { [kind]: place } = placeField;
  const { [kind]: end } = endField;
  return (record) => {
    if (onlyProvinceCode !== null && record.provinceCode !== onlyProvinceCode)
      return { reason: 'out_of_scope', field: place };
    if (end === null || !('endDay' in record)) return null;
    const isTooLong = Date.parse(record.endDay) - Date.parse(record.startDay) > maxNeedDays * dayMs;
    return isTooLong ? { reason: 'period_too_long', field: end } : null;
  };
}

/** Writes a batch of accepted rows; gives back how many were not there yet. */
export type Writer<Kind extends SheetKind> = (rows: readonly AcceptedRow<Kind>[]) => Promise<number>;

/** Keys rows by what they say; rows that say the same are told from each other by how often that was said before. */
export function rowKeys(): (...said: readonly (string | number | null)[]) => string {
  const seen = new Map<string, number>();
  return (...said) => {
    const key = createHash('sha256').update(JSON.stringify(said)).digest('base64url');
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}:${times}`;
  };
}
