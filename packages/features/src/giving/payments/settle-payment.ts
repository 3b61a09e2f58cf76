import { withTransaction, type Transaction } from '@hamyar/db';
import { countedPaymentStates, type PaymentState } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { asGateway, authorise } from '../../ground/access/index.ts';
import { gatewayAccount } from '../../ground/ledger/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { lockPledge } from '../pledges/index.ts';
import { type Attempt, askGateway, type Finding, gatewayName } from './ask-gateway.ts';
import { holdPayment } from './hold-payment.ts';
import { movePayment } from './move-payment.ts';
import { postCapture } from './post-capture.ts';
import { lockPayment, type PaymentRow } from './queries.ts';

/** What led here: the browser's word (worth nothing by itself) or our own question. */
export type Occasion = 'callback_ok' | 'callback_nok' | 'reconciler';

/** Nothing is left to ask: the money is posted, in suspense, or on its way back. */
const isSettled = ({ state, takenIrr }: PaymentRow) =>
  countedPaymentStates.includes(state) ||
  state === 'held_refund_due' ||
  state === 'held_refunded' ||
  (state === 'mismatch' && takenIrr !== null);

/**
 * Finds out at the gateway what became of an attempt and books it. Three steps: (1) the attempt is marked as being
 * verified and that is committed; (2) the gateway is asked, with the amount we wrote down ourselves; (3) one transaction
 * books the answer. A crash after (1) or (2) is finished by the reconciler: the gateway then says "verified before".
 * May be called at any time, by any number at once.
 */
export async function settlePayment(asker: Ctx, paymentId: string, occasion: Occasion): Promise<void> {
  authorise(asker, 'platform');
  const ctx = asGateway(asker, gatewayName);
  const asked = await withTransaction(ctx, (tx) => markVerifying(ctx, tx, paymentId, occasion));
  if (!asked) return;
  const finding = await askGateway(ctx, asked);
  await withTransaction(ctx, (tx) => book(ctx, tx, asked, finding));
}

async function markVerifying(
  ctx: Ctx,
  tx: Transaction,
  paymentId: string,
  occasion: Occasion,
): Promise<Attempt | null> {
  const row = await lockPayment(tx, paymentId);
  if (isSettled(row) || row.authority === null) return null;
  const { id, amountIrr, toldIrr, terminalId, authority } = row;
  const asked = { id, amountIrr, toldIrr, terminalId, authority };
  // Held while the gateway would not tell the amount: its own list may tell it now, the browser never does.
  if (row.state === 'mismatch') return occasion === 'reconciler' ? asked : null;
  let state = row.state;
  if (occasion !== 'reconciler' && (await movePayment(ctx, tx, row, occasion))) state = occasion;
  if (state !== 'verifying') await movePayment(ctx, tx, { id: row.id, state }, 'verifying');
  return asked;
}

async function book(ctx: Ctx, tx: Transaction, asked: Attempt, finding: Finding): Promise<void> {
  const row = await lockPayment(tx, asked.id);
  // Someone else's question was answered first.
  if (isSettled(row)) return;
  switch (finding.kind) {
    case 'taken': {
      const { amountIrr, proof } = finding;
      // Another amount; or the right one for a pledge that another tab has paid: nobody is thanked twice unasked.
      if (amountIrr !== row.amountIrr || (await isPledgePaid(tx, row.pledgeId)))
        return holdPayment(ctx, tx, row, finding);
      const from = gatewayAccount(row.gateway);
      return postCapture(ctx, tx, row, {
        amountIrr,
        referenceId: proof.refId,
        cardMask: proof.cardMask,
        from,
      });
    }
    case 'amount_unknown':
      // Another asker has just found the amount: with it the gateway will say more.
      return row.toldIrr === asked.toldIrr
        ? holdPayment(ctx, tx, row, null)
        : bookUnpaid(ctx, tx, row, 'verify_unknown', { why: 'amount_found_meanwhile' });
    case 'not_paid':
      return bookUnpaid(ctx, tx, row, 'failed', finding.why);
    case 'unknown':
      return bookUnpaid(ctx, tx, row, 'verify_unknown', finding.why);
  }
}

async function isPledgePaid(tx: Transaction, pledgeId: string): Promise<boolean> {
  return (await lockPledge(tx, pledgeId)).state === 'fulfilled';
}

/** Notes that no money came, or that the gateway has not told yet whether it did. */
async function bookUnpaid(
  ctx: Ctx,
  tx: Transaction,
  row: PaymentRow,
  to: PaymentState,
  detail: Record<string, string | number>,
): Promise<void> {
  if (!(await movePayment(ctx, tx, row, to, {}, detail))) return;
  await audit(ctx, tx, {
    action: `payment.${to}`,
    targetType: 'payment',
    targetId: row.id,
    provinceCode: row.provinceCode,
    detail,
  });
}
