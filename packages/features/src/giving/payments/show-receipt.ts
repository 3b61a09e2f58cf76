import type { Answer, payments } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { mendCode } from '@hamyar/domain';
import { asService, authorise } from '../../ground/access/index.ts';
import { documentById } from '../../ground/signing/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { presentReceipt } from './present.ts';
import { receiptByCode } from './queries.ts';

/** A receipt to whoever knows its code; read with the look-alikes that people type mended. */
export async function showReceipt(asker: Ctx, code: string): Promise<Answer<typeof payments.showReceipt>> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'receipts');
  return withTransaction(ctx, async (tx) => {
    const row = await receiptByCode(tx, mendCode(code));
    if (!row) throw new Refusal('not_found', 'receipt.unknown');
    return presentReceipt(row, row.documentId === null ? null : await documentById(tx, row.documentId));
  });
}
