import { createHash } from 'node:crypto';
import { imports } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import {
  type AcceptedRow,
  type Caution,
  contributionHeadings,
  councilNumberKey,
  type FieldsOf,
  hugeIrr,
  type ImportState,
  mayMoveImport,
  needHeadings,
  type NeedRecord,
  type Objection,
  type SheetKind,
  today,
  volunteerHeadings,
  type VolunteerRecord,
  weekdays,
} from '@hamyar/domain';
import { Refusal } from '../../kit/refusal.ts';
import type { ImportAnswers } from './answer-import.ts';

/** Where an import comes by what a person does with it; jobs move the rest. */
const stateAfter: Readonly<Record<imports.ImportAct, ImportState>> = {
  answer: 'uploaded',
  commit: 'committing',
  discard: 'discarded',
  undo: 'undoing',
};

/** An import as far as it matters for what may be done with it. */
interface Standing {
  readonly state: ImportState;
  /** Null before there is a preview. */
  readonly acceptedRows: number | null;
  readonly kind: SheetKind;
  readonly committedRows: number | null;
  /** Accepted rows that were there already. */
  readonly unchangedRows: number | null;
  /** New gifts of months whose books are closed. */
  readonly closed: number;
}

/**
 * Why an act is not possible now, or null; an import without a row to write has nothing to commit. Gifts are taken back by
 * their opposites, and what a list holds of another's gifts is given up; people and needs have acts of their own that end
 * them.
 */
function whyNot(
  act: imports.ImportAct,
  { state, acceptedRows, kind, committedRows, unchangedRows, closed }: Standing,
): Reason | null {
  if (!mayMoveImport(state, stateAfter[act])) return 'import.not_now';
  if (act === 'undo' && (kind !== 'contributions' || !(committedRows || unchangedRows)))
    return 'import.not_now';
  if (act === 'commit' && !acceptedRows) return 'import.nothing_to_commit';
  return act === 'commit' && closed > 0 ? 'ledger.closed' : null;
}

/** What may be done with an import now. Pure. */
export const actsOn = (batch: Standing): imports.ImportAct[] =>
  imports.importAct.options.filter((act) => whyNot(act, batch) === null);

/** @throws Refusal with the reason why the act is not possible now */
export function requireAllowed(act: imports.ImportAct, batch: Standing): void {
  const reason = whyNot(act, batch);
  if (reason) throw new Refusal('precondition', reason, { params: { state: batch.state } });
}

/** What a person said of rows that may be gifts that are there already, by row; null while nobody has. Pure. */
export function decisionsIn(answers: ImportAnswers): (row: number) => 'same' | 'different' | null {
  const { others = null, rows = {} } = answers.sameGifts ?? {};
  return (row) => rows[String(row)] ?? others;
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
 * What this platform refuses beyond the rules of the sheet: rows of provinces the sender does not answer for, and needs so
 * long that their shifts would swamp the calendar.
 */
export function refusalOf<Kind extends SheetKind>(
  kind: Kind,
  onlyProvinceCode: string | null,
): Objection<Kind> {
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

/** What a file is judged by beyond its own rows. */
interface Circumstances {
  readonly uploadedAt: Date;
  /** Null when a service sent it. */
  readonly senderMobile: string | null;
  /** Cash goals in force, in rials by province. */
  readonly goals?: ReadonlyMap<string, bigint>;
}

const cautions: {
  [Kind in SheetKind]: (circumstances: Circumstances) => Caution<Kind>;
} = {
  contributions:
    ({ goals }) =>
    ({ kind, provinceCode, amountIrr }) => {
      const goalIrr = kind === 'cash' ? goals?.get(provinceCode) : undefined;
      const isBeyond = goalIrr !== undefined && amountIrr > goalIrr;
      // What is huge is said as that, whatever the goal.
      return isBeyond && amountIrr < hugeIrr ? [{ reason: 'beyond_goal', field: 'amount' }] : [];
    },
  needs:
    ({ uploadedAt }) =>
    (record) =>
      isAllPast(record, uploadedAt) ? [{ reason: 'all_past', field: 'endDay' }] : [],
  volunteers: ({ uploadedAt, senderMobile }) => {
    const licences = new Set<string>();
    const day = today(uploadedAt);
    const licenceDoubt = ({ profession, licenceNumber, mobile }: VolunteerRecord): string | null => {
      if (licenceNumber === null) return null;
      if (mobile === senderMobile) return 'own_licence';
      const key = `${profession}:${councilNumberKey(licenceNumber)}`;
      if (licences.has(key)) return 'licence_twice';
      licences.add(key);
      return null;
    };
    return (record) => {
      const licence = licenceDoubt(record);
      const isOver = record.licenceExpiresOn !== null && record.licenceExpiresOn < day;
      return [
        ...(record.givenName === null ? [{ reason: 'no_name', field: 'givenName' as const }] : []),
        ...(record.familyName === null ? [{ reason: 'no_name', field: 'familyName' as const }] : []),
        ...(licence === null ? [] : [{ reason: licence, field: 'licenceNumber' as const }]),
        ...(isOver ? [{ reason: 'licence_expired', field: 'licenceExpiry' as const }] : []),
      ];
    };
  },
};

/**
 * What is taken as it stands and said: a need whose every shift was past when the file came is kept, closed; the licence of
 * whoever sent the list, and one that somebody else of the list has too, wait for an officer; a person without a name or
 * with a licence that is over; and one gift that is larger than what its province set out to reach in the whole year.
 */
export const cautionOf = <Kind extends SheetKind>(kind: Kind, circumstances: Circumstances): Caution<Kind> =>
  cautions[kind](circumstances);

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
