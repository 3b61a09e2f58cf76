import { createHash } from 'node:crypto';
import { imports } from '@hamyar/contracts';
import {
  contributionHeadings,
  type FieldsOf,
  needHeadings,
  type NeedRecord,
  type SheetKind,
  volunteerHeadings,
  weekdays,
} from '@hamyar/domain';
import { Refusal } from '../../kit/refusal.ts';
import type { AcceptedRow, RecordsOf } from './preview-file.ts';

/** What a person may do with an import in each state; jobs move the rest. */
const allowed = {
  answer: ['needs_answers', 'previewed', 'failed'],
  commit: ['previewed'],
  discard: ['uploaded', 'previewing', 'needs_answers', 'previewed', 'failed'],
} as const satisfies Record<imports.ImportAct, readonly imports.ImportState[]>;

const isAllowed = (act: imports.ImportAct, state: imports.ImportState): boolean =>
  allowed[act].some((each) => each === state);

/** What may be done with an import now; one without a row to write has nothing to commit. Pure. */
export function actsOn(batch: {
  state: imports.ImportState;
  acceptedRows: number | null;
}): imports.ImportAct[] {
  return imports.importAct.options.filter(
    (act) => isAllowed(act, batch.state) && (act !== 'commit' || (batch.acceptedRows ?? 0) > 0),
  );
}

/** @throws Refusal `import.not_now` when the state does not allow the act */
export function requireAllowed(act: imports.ImportAct, state: imports.ImportState): void {
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
const minuteMs = 60_000;
/** Tehran is UTC+3:30 all year since 1401, and what is past before then is past anyway. */
const tehranMs = 210 * minuteMs;

/** Whether the last shift of a need has begun, so that nobody could be asked to any of them. */
export function isAllPast({ startDay, endDay, days, startMinute }: NeedRecord, now: Date): boolean {
  const isListed = (day: number): boolean => {
    const code = weekdays[(new Date(day).getUTCDay() + 1) % 7]?.code;
    return days.length === 0 || (code !== undefined && days.includes(code));
  };
  const [first, end] = [Date.parse(startDay), Date.parse(endDay)];
  let last = end;
  while (last >= first && !isListed(last)) last -= dayMs;
  // Where no day fits, the period itself is what can be past; without hours, the day.
  const begins = last < first ? end + dayMs : last + (startMinute ?? 1_440) * minuteMs;
  return begins - tehranMs <= now.getTime();
}

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
 * What this platform refuses beyond the rules of the sheet: rows of provinces the sender does not answer for, needs so
 * long that their shifts would swamp the calendar, and needs whose every shift was past when the file came.
 */
export function refusalOf<Kind extends SheetKind>(
  kind: Kind,
  onlyProvinceCode: string | null,
  uploadedAt: Date,
): (record: RecordsOf[Kind]) => { reason: string; field: FieldsOf[Kind] } | null {
  const { [kind]: place } = placeField;
  const { [kind]: end } = endField;
  return (record) => {
    if (onlyProvinceCode !== null && record.provinceCode !== onlyProvinceCode)
      return { reason: 'out_of_scope', field: place };
    if (end === null || !('endDay' in record)) return null;
    const isTooLong = Date.parse(record.endDay) - Date.parse(record.startDay) > maxNeedDays * dayMs;
    if (isTooLong) return { reason: 'period_too_long', field: end };
    return isAllPast(record, uploadedAt) ? { reason: 'all_past', field: end } : null;
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
