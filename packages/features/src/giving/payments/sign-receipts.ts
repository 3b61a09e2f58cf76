import { id } from '@hamyar/contracts';
import { payment, pledge, project, receipt, type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { authorise } from '../../ground/access/index.ts';
import { signDocument } from '../../ground/signing/index.ts';
import { type Ctx, onceJob } from '../../kit/feature.ts';
import { serialOf } from './present.ts';
import { takenIrr } from './queries.ts';

/** Receipts of one transaction: a signature is a fifth of a millisecond, and locks are short. */
const batch = 200;

/** A gateway's word and an officer's hand open no secret: the worker signs, a moment after the receipt was issued. */
export const signReceiptJob = onceJob({
  name: 'payments.sign-receipt',
  queue: 'standard',
  payload: z.object({ receiptId: id }),
  run: (ctx, { receiptId }, tx) => signUnsigned(ctx, tx, eq(receipt.id, receiptId)),
});

/** Signs what is still without a signature: receipts of former versions, and those whose key was lost. Returns how many. */
export async function signReceipts(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  for (let all = 0; ;) {
    const signed = await withTransaction(ctx, (tx) => signUnsigned(ctx, tx));
    all += signed;
    if (signed < batch) return all;
  }
}

async function signUnsigned(ctx: Ctx, tx: Transaction, which?: SQL): Promise<number> {
  const rows = await tx
    .select({
      id: receipt.id,
      serialYear: receipt.serialYear,
      serialNumber: receipt.serialNumber,
      provinceCode: receipt.provinceCode,
      issuedAt: receipt.issuedAt,
      amountIrr: takenIrr,
      projectNumber: project.number,
      isDemo: project.isDemo,
    })
    .from(receipt)
    .innerJoin(payment, eq(payment.id, receipt.paymentId))
    .innerJoin(pledge, eq(pledge.id, payment.pledgeId))
    .innerJoin(project, eq(project.id, pledge.projectId))
    .where(and(isNull(receipt.documentId), which))
    .orderBy(receipt.id)
    .limit(batch)
    .for('update', { of: receipt, skipLocked: true });
  for (const row of rows) {
    const { issuedAt, amountIrr, projectNumber, isDemo } = row;
    const documentId = await signDocument(ctx, tx, row.id, {
      kind: 'receipt',
      issuedAt,
      serial: serialOf(row),
      amountIrr,
      projectNumber,
      isDemo,
    });
    await tx.update(receipt).set({ documentId }).where(eq(receipt.id, row.id));
    await audit(ctx, tx, {
      action: 'receipt.signed',
      targetType: 'receipt',
      targetId: row.id,
      provinceCode: row.provinceCode,
      detail: { documentId },
    });
  }
  return rows.length;
}
