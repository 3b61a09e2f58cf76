import type { Transaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { audit } from '@hamyar/platform';
import { gatewayAccount, suspenseAccount, transferOnce } from '../../ground/ledger/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import type { Verified } from './ask-gateway.ts';
import { movePayment } from './move-payment.ts';
import { noteKnown, notePayment, type PaymentRow } from './queries.ts';
import { tellStaffJob } from './tell-staff.ts';

/**
 * Keeps money that came in another amount than asked, or a second time, away from every project: into suspense when the
 * gateway told the amount, else only marked, and tells the staff. In the caller's transaction, under the lock on the payment.
 */
export async function holdPayment(
  ctx: Ctx,
  tx: Transaction,
  row: PaymentRow,
  money: { amountIrr: bigint; proof: Verified } | null,
): Promise<void> {
  const now = ctx.clock.now();
  const known = {
    takenIrr: money?.amountIrr ?? null,
    referenceId: money?.proof.refId ?? null,
    cardMask: money?.proof.cardMask ?? null,
  };
  const detail = money ? { takenIrr: money.amountIrr.toString() } : { why: 'amount_not_told' };
  if (row.state === 'mismatch') {
    // Held before, and only now the gateway tells the amount.
    if (!money) return;
    await noteKnown(tx, row.id, known);
    await notePayment(ctx, tx, row, 'mismatch', detail);
  } else if (!(await movePayment(ctx, tx, row, 'mismatch', { ...known, heldAt: now }, detail))) {
    throw new Error(`a payment in state ${row.state} cannot be held`);
  }
  if (money) await postHold(ctx, tx, row, money.amountIrr);
  await audit(ctx, tx, {
    action: 'payment.held',
    targetType: 'payment',
    targetId: row.id,
    provinceCode: row.provinceCode,
    detail: { askedIrr: row.amountIrr.toString(), ...detail },
  });
  await enqueue(tx, tellStaffJob, row.id, { paymentId: row.id, news: 'payment_held' });
  ctx.log.error({ paymentId: row.id }, 'money that was not asked for: kept in suspense');
}

/** The money stands in suspense from here on. */
export async function postHold(
  ctx: Ctx,
  tx: Transaction,
  row: Pick<PaymentRow, 'id' | 'gateway' | 'provinceCode'>,
  amountIrr: bigint,
): Promise<void> {
  await transferOnce(ctx, tx, {
    kind: 'hold',
    refType: 'payment',
    refId: row.id,
    debit: gatewayAccount(row.gateway),
    credit: suspenseAccount(row.provinceCode),
    amountIrr,
  });
}
