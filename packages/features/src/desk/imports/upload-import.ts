import type { Readable } from 'node:stream';
import type { imports } from '@hamyar/contracts';
import { importBatch, type Transaction, withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { filePurposes } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, desc, eq, inArray, notInArray, sql } from 'drizzle-orm';
import { accountIdOf, authorise, provincesOf, type Scope, withinScope } from '../../ground/access/index.ts';
import { dropFile, keepFile, receiveFile } from '../../ground/files/index.ts';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import type { ImportAnswers } from './answer-import.ts';
import { preview } from './jobs.ts';

/** Days in which an office may still look at what it sent, and mend what was refused. */
const { days: retentionDays } = filePurposes.import;

export interface Upload {
  readonly kind: imports.ImportKind;
  readonly fileName: string;
  readonly provinceCode?: string | undefined;
  /** Settled from the start, as by the command line. */
  readonly answers?: ImportAnswers;
}

/**
 * Stores a spreadsheet and enqueues its preview. The same file of the same office is shown as the import it already
 * is, unless that one failed or was thrown away.
 */
export async function uploadImport(
  ctx: Ctx,
  input: Upload,
  content: Readable,
): Promise<{ batchId: string; repeated: boolean }> {
  const scope = authorise(ctx, 'imports.run');
  const place = placeOf(scope, input);
  const batchId = ctx.newId();
  const received = await receiveFile(ctx, { purpose: 'import', fileName: input.fileName }, content);
  try {
    if (received.bytes === 0) throw invalidField('file', 'import.empty_file');
    const found = await withTransaction(ctx, async (tx) => {
      const said = await countyOfOffice(tx, input.kind, place.provinceCode);
      const row = {
        id: batchId,
        kind: input.kind,
        ...place,
        fileName: received.fileName,
        fileSha256: received.sha256,
        fileBytes: received.bytes,
        state: 'uploaded' as const,
        answers: { ...(said && { countyCode: said }), ...input.answers },
        createdBy: accountIdOf(ctx),
        createdAt: ctx.clock.now(),
        retainUntil: keptUntil(ctx.clock.now(), retentionDays),
      };
      const [made] = await tx
        .insert(importBatch)
        .values(row)
        .onConflictDoNothing()
        .returning({ id: importBatch.id });
      if (!made) return sameFile(tx, input.kind, place.provinceCode, received.sha256);
      await keepFile(ctx, tx, received, {
        subjectId: batchId,
        ownerAccountId: row.createdBy,
        provinceCode: place.provinceCode,
      });
      await audit(ctx, tx, {
        action: 'import.uploaded',
        targetType: 'import_batch',
        targetId: batchId,
        provinceCode: place.provinceCode,
        detail: { kind: input.kind, bytes: received.bytes },
      });
      await enqueue(tx, preview, batchId, { batchId, revision: 0 });
      return null;
    });
    if (found === null) return { batchId, repeated: false };
    await dropFile(ctx, received);
    return { batchId: found, repeated: true };
  } catch (error) {
    await dropFile(ctx, received);
    throw error;
  }
}

/** Provincial officers send for their province, and only its rows enter. Gifts are always of one office. */
function placeOf(
  scope: Scope,
  input: Upload,
): { provinceCode: string | null; onlyProvinceCode: string | null } {
  const provinces = provincesOf(scope);
  if (!provinces) {
    const provinceCode = input.provinceCode ?? null;
    return { provinceCode, onlyProvinceCode: input.kind === 'contributions' ? provinceCode : null };
  }
  const provinceCode = input.provinceCode ?? (provinces.length === 1 ? provinces[0] : undefined);
  if (provinceCode === undefined) throw invalidField('provinceCode', 'import.province_missing');
  withinScope(scope, provinceCode);
  return { provinceCode, onlyProvinceCode: provinceCode };
}

/** What an office last said of the county of all its rows: its next file without such a column is read by it. */
async function countyOfOffice(
  tx: Transaction,
  kind: imports.ImportKind,
  provinceCode: string | null,
): Promise<string | null> {
  const said = sql<string>`${importBatch.answers} ->> 'countyCode'`;
  const [last] = await tx
    .select({ said })
    .from(importBatch)
    .where(
      and(
        eq(importBatch.kind, kind),
        sql`${importBatch.provinceCode} is not distinct from ${provinceCode}`,
        inArray(importBatch.state, ['committed', 'undone']),
        sql`${said} is not null`,
      ),
    )
    .orderBy(desc(importBatch.id))
    .limit(1);
  return last?.said ?? null;
}

async function sameFile(
  tx: Transaction,
  kind: imports.ImportKind,
  provinceCode: string | null,
  sha256: string,
): Promise<string> {
  const [earlier] = await tx
    .select({ id: importBatch.id })
    .from(importBatch)
    .where(
      and(
        eq(importBatch.kind, kind),
        sql`coalesce(${importBatch.provinceCode}, '') = ${provinceCode ?? ''}`,
        eq(importBatch.fileSha256, sha256),
        notInArray(importBatch.state, ['failed', 'discarded', 'undone']),
      ),
    );
  if (!earlier) throw new Refusal('conflict', 'import.just_changed');
  return earlier.id;
}
