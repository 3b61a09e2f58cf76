import type { Answer, imports } from '@hamyar/contracts';
import { importBatch, importRejectedRow, prepared, type Transaction, withTransaction } from '@hamyar/db';
import { and, asc, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { provincesOf, type Scope } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';

export type Batch = typeof importBatch.$inferSelect;

/** What is kept of a preview; refused rows have a table of their own. */
export interface StoredPreview {
  readonly understanding: z.output<typeof imports.importUnderstanding>;
  readonly acceptedRows: number;
  readonly rejectedRows: number;
  readonly ignoredRows: number;
  readonly ignored: { row: number; reason: string }[];
  readonly warnedRows: number;
  readonly warnings?: Answer<typeof imports.show>['warnings'];
  readonly totals: Answer<typeof imports.show>['totals'];
  readonly days?: Answer<typeof imports.show>['days'];
  readonly totalsDiffer?: Answer<typeof imports.show>['totalsDiffer'];
}

/** The kept preview of a batch, or null before there is one. */
export function previewOf(batch: Batch): StoredPreview | null {
  // Written by `keepPreview` alone, which makes it of this type.
  return batch.preview as StoredPreview | null;
}

/** What decides what may be done with a batch now. */
export const standingOf = (batch: Batch) => ({
  state: batch.state,
  acceptedRows: previewOf(batch)?.acceptedRows ?? null,
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
