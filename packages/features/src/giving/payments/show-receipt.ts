import type { Answer, payments } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { presentReceipt } from './present.ts';
import { receiptByCode } from './queries.ts';

/** A receipt to whoever knows its code; read with the look-alikes that people type mended. */
export async function showReceipt(asker: Ctx, code: string): Promise<Answer<typeof payments.showReceipt>> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'receipts');
  const mended = code.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1').replace(/[\s-]/g, '');
  return withTransaction(ctx, async (tx) => {
    const row = await receiptByCode(tx, mended);
    if (!row) throw new Refusal('not_found', 'receipt.unknown');
    return presentReceipt(row);
  });
}
