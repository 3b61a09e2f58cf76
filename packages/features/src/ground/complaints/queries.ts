import { complaints } from '@hamyar/contracts';
import { complaint, complaintEntry, complaintReporter, personBar, type Transaction } from '@hamyar/db';
import { openComplaintStates } from '@hamyar/domain';
import { and, desc, eq, inArray, isNotNull, isNull, lt, notInArray } from 'drizzle-orm';
import { Refusal } from '../../kit/refusal.ts';
import { type FileRow, filesOf } from '../files/index.ts';

export type CaseRow = typeof complaint.$inferSelect;
export type EntryRow = typeof complaintEntry.$inferSelect;
/** Whom a case concerns. */
export type Concerned = Pick<CaseRow, 'concernedAccountId' | 'concernedMobileIndex'>;
export type BarRow = typeof personBar.$inferSelect;
export type ReporterRow = typeof complaintReporter.$inferSelect;

/** Entries of one case that each side may write; a hearing is no correspondence. */
export const maxEntriesOf = { reporter: 30, concerned: 30, office: 40 } as const;
/** Pictures of a side. */
export const { maxFilesOfSide } = complaints;
/** Of those of a side, kept for the end of its own complaint and for its appeal: who said much may still appeal. */
export const lastWords = 2;
const maxEntries = maxEntriesOf.reporter + maxEntriesOf.concerned + maxEntriesOf.office;
const newestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** @throws Refusal `complaint.unknown`, also for what the asker may not see */
export async function caseById(tx: Transaction, id: string, lock = false): Promise<CaseRow> {
  const query = tx.select().from(complaint).where(eq(complaint.id, id));
  const [row] = await (lock ? query.for('update') : query);
  if (!row) throw new Refusal('not_found', 'complaint.unknown');
  return row;
}

export async function caseOfForm(tx: Transaction, formKey: string): Promise<CaseRow | null> {
  const [row] = await tx.select().from(complaint).where(eq(complaint.formKey, formKey));
  return row ?? null;
}

/** Cases in sight, newest first: row-level security leaves out what is not the asker's. */
export function casePage(
  tx: Transaction,
  input: { over: boolean; before: string | null; limit: number },
): Promise<CaseRow[]> {
  const open = [...openComplaintStates];
  return tx
    .select()
    .from(complaint)
    .where(
      and(
        lt(complaint.id, input.before ?? newestId),
        input.over ? notInArray(complaint.state, open) : inArray(complaint.state, open),
      ),
    )
    .orderBy(desc(complaint.id))
    .limit(input.limit);
}

/** Bars in force that hang on these cases. */
export function barsOf(tx: Transaction, complaintIds: readonly string[]): Promise<BarRow[]> {
  return tx
    .select()
    .from(personBar)
    .where(and(inArray(personBar.complaintId, [...complaintIds]), isNull(personBar.endedAt)))
    .limit(2 * complaintIds.length);
}

/** All bars in force that are in sight, newest first. */
export function barPage(
  tx: Transaction,
  input: { before: string | null; limit: number },
): Promise<{ bar: BarRow; case: CaseRow }[]> {
  return tx
    .select({ bar: personBar, case: complaint })
    .from(personBar)
    .innerJoin(complaint, eq(complaint.id, personBar.complaintId))
    .where(and(isNull(personBar.endedAt), lt(personBar.id, input.before ?? newestId)))
    .orderBy(desc(personBar.id))
    .limit(input.limit);
}

export function entriesOf(tx: Transaction, complaintIds: readonly string[]): Promise<EntryRow[]> {
  return tx
    .select()
    .from(complaintEntry)
    .where(inArray(complaintEntry.complaintId, [...complaintIds]))
    .orderBy(complaintEntry.id)
    .limit(maxEntries * complaintIds.length);
}

/** What a form said, in whatever case. */
export async function entryOfForm(tx: Transaction, formKey: string): Promise<EntryRow | null> {
  const [row] = await tx.select().from(complaintEntry).where(eq(complaintEntry.formKey, formKey));
  return row ?? null;
}

/** Pictures that came with entries; an entry that says words has none. */
export function filesOfEntries(tx: Transaction, entries: readonly EntryRow[]): Promise<FileRow[]> {
  const ids = entries.flatMap(({ id, textSealed }) => (textSealed === null ? [id] : []));
  return ids.length === 0 ? Promise.resolve([]) : filesOf(tx, 'complaint', ids);
}

/** A case with what was said in it and what it put on somebody. */
export interface WholeCase {
  readonly row: CaseRow;
  readonly entries: readonly EntryRow[];
  readonly bars: readonly BarRow[];
  /** Pictures; the subject of each is the entry it came with. */
  readonly files: readonly FileRow[];
}

/** @throws as `caseById` */
export async function wholeCase(tx: Transaction, id: string, lock = false): Promise<WholeCase> {
  const row = await caseById(tx, id, lock);
  const entries = await entriesOf(tx, [row.id]);
  const files = await filesOfEntries(tx, entries);
  return { row, entries, files, bars: await barsOf(tx, [row.id]) };
}

export async function reporterOf(tx: Transaction, complaintId: string): Promise<ReporterRow | null> {
  const [row] = await tx
    .select()
    .from(complaintReporter)
    .where(eq(complaintReporter.complaintId, complaintId));
  return row ?? null;
}

/** Whoever holds both, and nobody else. */
export async function reporterByKey(
  tx: Transaction,
  key: { code: string; secretHash: string },
): Promise<ReporterRow | null> {
  const [row] = await tx.select().from(complaintReporter).where(eq(complaintReporter.code, key.code));
  return row?.secretHash === key.secretHash ? row : null;
}

/** Newest cases that an account reported, and those that concern it and that they were told of. */
export async function ownCases(
  tx: Transaction,
  accountId: string,
  limit: number,
): Promise<{ row: CaseRow; side: 'reporter' | 'concerned' }[]> {
  const reported = await tx
    .select({ row: complaint })
    .from(complaint)
    .innerJoin(complaintReporter, eq(complaintReporter.complaintId, complaint.id))
    .where(eq(complaintReporter.accountId, accountId))
    .orderBy(desc(complaint.id))
    .limit(limit);
  const concerning = await tx
    .select({ row: complaint })
    .from(complaint)
    .where(and(eq(complaint.concernedAccountId, accountId), isNotNull(complaint.concernedToldAt)))
    .orderBy(desc(complaint.id))
    .limit(limit);
  return [
    ...reported.map(({ row }) => ({ row, side: 'reporter' as const })),
    ...concerning.map(({ row }) => ({ row, side: 'concerned' as const })),
  ]
    .sort((one, other) => (one.row.id < other.row.id ? 1 : -1))
    .slice(0, limit);
}

/** Whether the asker reported a case; their account is asked by the database itself. */
export async function isOwnReport(tx: Transaction, complaintId: string): Promise<boolean> {
  const { rows } = await tx.$client.query<{ own: boolean }>({
    name: 'complaints_reported_by_me',
    text: 'select reported_by_me($1) as own',
    values: [complaintId],
  });
  return rows[0]?.own ?? false;
}
