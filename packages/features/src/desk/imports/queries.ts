import type { Answer, imports } from '@hamyar/contracts';
import {
  importBatch,
  importRejectedRow,
  importWarning,
  prepared,
  type Transaction,
  withTransaction,
} from '@hamyar/db';
import { isoDayToSolar, today } from '@hamyar/domain';
import { and, asc, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { goalsInForce } from '../../council/goals/index.ts';
import { findRecorded, type Recorded } from '../../giving/contributions/index.ts';
import { provincesOf, type Scope } from '../../ground/access/index.ts';
import { mobileOf, namesOfMobiles } from '../../ground/identity/index.ts';
import { closedMonths } from '../../ground/ledger/index.ts';
import { type Lists, listsOf } from '../../ground/lists/index.ts';
import { bulkStatementMs } from '../../kit/bulk.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { findOthersLicences } from '../../service/credentials/index.ts';
import { meetAll } from '../../service/volunteers/index.ts';
import type { ListedPerson } from './find-known-people.ts';

export type Batch = typeof importBatch.$inferSelect;

type Understanding = z.output<typeof imports.importUnderstanding>;

/** What is kept of a preview; refused rows have a table of their own. */
export interface StoredPreview {
  readonly understanding: Omit<Understanding, 'unitFrom' | 'countyOfAll'> &
    Partial<Pick<Understanding, 'unitFrom' | 'countyOfAll'>>;
  readonly acceptedRows: number;
  readonly rejectedRows: number;
  readonly ignoredRows: number;
  readonly ignored: { row: number; reason: string }[];
  readonly warnedRows: number;
  readonly warnings?: Answer<typeof imports.show>['warnings'];
  readonly totals: Answer<typeof imports.show>['totals'];
  readonly days?: Answer<typeof imports.show>['days'];
  readonly totalsDiffer?: Answer<typeof imports.show>['totalsDiffer'];
  readonly sheetTotals?: Answer<typeof imports.show>['sheetTotals'];
  readonly hidden?: Answer<typeof imports.show>['hidden'];
  readonly recorded?: Answer<typeof imports.show>['recorded'];
}

/** The kept preview of a batch, or null before there is one. */
export function previewOf(batch: Pick<Batch, 'preview'>): StoredPreview | null {
  // Written by `keepPreview` alone, which makes it of this type.
  return batch.preview as StoredPreview | null;
}

/** What decides what may be done with a batch now. */
export const standingOf = (batch: Batch) => ({
  state: batch.state,
  acceptedRows: previewOf(batch)?.acceptedRows ?? null,
  kind: batch.kind,
  committedRows: batch.committedRows,
  unchangedRows: batch.unchangedRows,
  closed: previewOf(batch)?.recorded?.closed ?? 0,
});

/** Newest first; `before` is the id of the last row seen. */
export function batchPage(
  tx: Transaction,
  scope: Scope,
  input: { before: string; limit: number },
): Promise<Batch[]> {
  const provinces = provincesOf(scope);
  return tx
    .select()
    .from(importBatch)
    .where(
      and(
        lt(importBatch.id, input.before),
        provinces ? inArray(importBatch.provinceCode, [...provinces]) : undefined,
      ),
    )
    .orderBy(desc(importBatch.id))
    .limit(input.limit);
}

const batchById = prepared('import_batch_by_id', (db) =>
  db
    .select()
    .from(importBatch)
    .where(eq(importBatch.id, sql.placeholder('batchId'))),
);

/** @throws Refusal `not_found` when there is none, or none the scope reaches */
export async function batchIn(
  tx: Transaction,
  scope: Scope | null,
  batchId: string,
  lock = false,
): Promise<Batch> {
  const [batch] = lock
    ? await tx.select().from(importBatch).where(eq(importBatch.id, batchId)).for('update')
    : await batchById(tx, { batchId });
  const provinces = scope ? provincesOf(scope) : null;
  const reached =
    batch && (!provinces || (batch.provinceCode !== null && provinces.includes(batch.provinceCode)));
  if (!reached) throw new Refusal('not_found', 'import.not_found');
  return batch;
}

export function rejectedPage(tx: Transaction, input: { batchId: string; afterRow: number; limit: number }) {
  return tx
    .select()
    .from(importRejectedRow)
    .where(and(eq(importRejectedRow.batchId, input.batchId), gt(importRejectedRow.row, input.afterRow)))
    .orderBy(asc(importRejectedRow.row))
    .limit(input.limit);
}

export function warningPage(tx: Transaction, input: { batchId: string; after: number; limit: number }) {
  return tx
    .select()
    .from(importWarning)
    .where(eq(importWarning.batchId, input.batchId))
    .orderBy(asc(importWarning.row), asc(importWarning.field), asc(importWarning.reason))
    .offset(input.after)
    .limit(input.limit);
}

export function rejectedByReason(tx: Transaction, batchId: string) {
  return tx
    .select({ reason: importRejectedRow.reason, rows: sql<number>`count(*)::int` })
    .from(importRejectedRow)
    .where(eq(importRejectedRow.batchId, batchId))
    .groupBy(importRejectedRow.reason)
    .orderBy(desc(sql`count(*)`), asc(importRejectedRow.reason))
    .limit(50);
}

/** How far a running job has come, told on a connection of its own: a commit's transaction stays unseen to its end. */
export function noteProgress(ctx: Ctx, batchId: string, progressRow: number): Promise<void> {
  return withTransaction(ctx, async (tx) => {
    await tx.update(importBatch).set({ progressRow }).where(eq(importBatch.id, batchId));
  });
}

/**
 * Makes a transaction fit for half a million rows: balances are checked as rows come, not all at the end, where the wait
 * would have no bound; and plans start anew and use the indexes, because a scan kept in a plan (ours, the foreign keys',
 * the triggers') that was made while the tables were small would read all earlier rows for each batch.
 */
export async function openBulk(tx: Transaction): Promise<void> {
  await tx.$client
    .query(`discard plans; set local enable_seqscan = off; set local statement_timeout = ${bulkStatementMs};
    set local idle_in_transaction_session_timeout = ${bulkStatementMs}; set constraints all immediate`);
}

/** Two files with the same rows must not wait for each other's keys row by row. */
export async function waitForTurn(tx: Transaction, { kind }: Pick<Batch, 'kind'>): Promise<void> {
  const { rows } = await tx.$client.query<{ free: boolean }>({
    name: 'import_turn',
    text: 'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free',
    values: [`imports.commit:${kind}`],
  });
  if (!rows[0]?.free) throw new Refusal('unavailable', 'import.another_running');
}

type StandingGifts = Omit<Answer<typeof imports.showUndo>, 'version' | 'stays'>;
type StayingGifts = Answer<typeof imports.showUndo>['stays'];

/** Gifts `c` of an import that were not taken back. */
const standing = `c.import_batch_id = $1 and c.reverses is null
  and not exists (select from contribution r where r.reverses = c.id)`;

/** The gifts that undoing an import takes back: how many, how much, of which days and provinces. */
export async function standingGifts(tx: Transaction, batchId: string): Promise<StandingGifts> {
  const { rows } = await tx.$client.query<StandingGifts>({
    name: 'import_standing',
    text: `select count(*)::int as gifts,
        coalesce(sum(c.amount_irr) filter (where c.kind = 'cash'), 0)::text as "cashIrr",
        coalesce(sum(c.amount_irr) filter (where c.kind = 'goods'), 0)::text as "goodsIrr",
        coalesce(sum(c.amount_irr) filter (where c.kind = 'service'), 0)::text as "serviceIrr",
        min(c.contributed_on)::text as "firstDay", max(c.contributed_on)::text as "lastDay",
        coalesce(array_agg(distinct c.province_code), '{}') as "provinceCodes"
      from contribution c where ${standing}
        and not exists (select from contribution_claim k where k.contribution_id = c.id)`,
    values: [batchId],
  });
  const [taken] = rows;
  if (!taken) throw new Error('an aggregate without a row');
  return taken;
}

/** The gifts of an import that other lists hold too, by the list that keeps them when it is undone. */
export async function stayingGifts(tx: Transaction, batchId: string): Promise<StayingGifts> {
  const { rows } = await tx.$client.query<StayingGifts['lists'][number] & { all: number }>({
    name: 'import_staying',
    text: `select heir.id as "batchId", b.file_name as "fileName", count(*)::int as gifts,
        sum(c.amount_irr)::text as "amountIrr", (array_agg(c.import_row order by c.import_row))[1:20] as rows,
        (sum(count(*)) over ())::int as all
      from contribution c
      cross join lateral (select k.import_batch_id as id from contribution_claim k where k.contribution_id = c.id
        order by 1 limit 1) heir
      left join import_batch b on b.id = heir.id
      where ${standing} group by 1, 2 order by 1 limit 50`,
    values: [batchId],
  });
  return { gifts: rows[0]?.all ?? 0, lists: rows.map(({ all: _, ...list }) => list) };
}

/** Counts with a list the gifts that were another's and are now its own. */
export async function countTakenOver(tx: Transaction, batchId: string, gifts: number): Promise<void> {
  await tx
    .update(importBatch)
    .set({
      committedRows: sql`${importBatch.committedRows} + ${gifts}`,
      unchangedRows: sql`${importBatch.unchangedRows} - ${gifts}`,
    })
    .where(eq(importBatch.id, batchId));
}

/** Finds of a batch of gifts which are there already, on a connection of its own. */
export function recordedIn(
  ctx: Ctx,
  gifts: Parameters<typeof findRecorded>[1],
  batchId: string | null,
): Promise<Recorded[]> {
  return withTransaction(ctx, (tx) => findRecorded(tx, gifts, batchId));
}

/** Which months are closed; on a connection of its own. */
export const closedNow = (ctx: Ctx) => withTransaction(ctx, closedMonths);

/** Where the gifts that undoing would take back lie, and the first day of each province. */
export async function firstDaysStanding(
  tx: Transaction,
  batchId: string,
): Promise<{ provinceCode: string; day: string }[]> {
  const { rows } = await tx.$client.query<{ provinceCode: string; day: string }>({
    name: 'import_standing_days',
    text: `select c.province_code as "provinceCode", min(c.contributed_on)::text as day from contribution c
      where ${standing} and not exists (select from contribution_claim k where k.contribution_id = c.id) group by 1`,
    values: [batchId],
  });
  return rows;
}

/** Finds of a batch of people who is there already, and what of theirs somebody else has; on a connection of its own. */
export function metIn(ctx: Ctx, people: readonly ListedPerson[]) {
  return withTransaction(ctx, async (tx) => {
    const met = await meetAll(tx, people);
    const others = await findOthersLicences(ctx, tx, people);
    const names = await namesOfMobiles(
      tx,
      people.map(({ mobile }) => mobile),
    );
    return people.map(({ mobile }, at) => ({
      isThere: met[at]?.meeting.kind === 'there',
      sharesMobile: met[at]?.sharesMobile === true,
      accountName: met[at]?.meeting.kind === 'new' ? (names.get(mobile) ?? null) : null,
      isOthersLicence: others[at] === true,
    }));
  });
}

/** Names of the files of imports, by id. */
export async function fileNames(ctx: Ctx, batchIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (batchIds.length === 0) return new Map();
  const rows = await withTransaction(ctx, (tx) =>
    tx
      .select({ id: importBatch.id, fileName: importBatch.fileName })
      .from(importBatch)
      .where(inArray(importBatch.id, [...new Set(batchIds)])),
  );
  return new Map(rows.map(({ id, fileName }) => [id, fileName]));
}

/** The number of whoever sent a file; null when a service did. */
export function senderMobileOf(ctx: Ctx, { createdBy }: Batch): Promise<string | null> {
  return createdBy === null ? Promise.resolve(null) : withTransaction(ctx, (tx) => mobileOf(tx, createdBy));
}

/** Lists by which the words of sheets are read, as they stand. */
export const sheetTermsOf = (ctx: Ctx): Promise<Lists> => withTransaction(ctx, (tx) => listsOf(ctx, tx));

/** Cash goals of the provinces for the Solar Hijri year of an instant, in rials by province. */
export async function goalsAt(ctx: Ctx, at: Date): Promise<ReadonlyMap<string, bigint>> {
  const { year } = isoDayToSolar(today(at));
  const goals = await withTransaction(ctx, (tx) => goalsInForce(tx, { year, at }));
  return new Map(goals.map(({ provinceCode, targetIrr }) => [provinceCode, targetIrr]));
}
