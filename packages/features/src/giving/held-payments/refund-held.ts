import { payment, paymentResolution, type Transaction, withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { localeOf } from '@hamyar/i18n';
import { audit } from '@hamyar/platform';
import type { PaymentGateway } from '@hamyar/platform/ports/payment-gateway';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import { gatewayAccount, refundsPayableAccount, transferOnce } from '../../ground/ledger/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import { gatewayOf } from '../../ground/offices/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import {
  lockPayment,
  lookInTurn,
  movePayment,
  type PaymentRow,
  tellStaffJob,
  watchGateway,
} from '../payments/index.ts';
import { donorOf } from '../pledges/index.ts';
import { liveResolution } from './queries.ts';

/** Refunds asked for in a turn, and when in it the last is begun. */
const inTurn = { max: 100, untilMs: 12_000 };

/**
 * Asks the gateway to give back what is owed. It does so whole and only soon after the payment; what it refuses is left
 * to people, who transfer it and note the reference. While it does not answer nobody may transfer: it may have paid.
 * Whoever waited longest for a question comes first, so that those without an answer hold up nobody.
 */
export async function refundHeld(asker: Ctx): Promise<{ looked: number }> {
  authorise(asker, 'platform');
  const watch = watchGateway(asker);
  const { ctx } = watch;
  const due = await withTransaction(ctx, (tx) =>
    tx
      .select({ payment, resolutionId: paymentResolution.id })
      .from(payment)
      .innerJoin(
        paymentResolution,
        and(eq(paymentResolution.paymentId, payment.id), eq(paymentResolution.state, 'confirmed')),
      )
      .where(and(eq(payment.state, 'held_refund_due'), isNull(paymentResolution.refundRoute)))
      .orderBy(asc(payment.askedAt), asc(payment.id))
      .limit(inTurn.max),
  );
  const rows = due.map(({ payment: row, resolutionId }) => ({ id: row.id, row, resolutionId }));
  const looked = await lookInTurn(
    watch,
    rows,
    ({ row, resolutionId }) => refundOne(ctx, row, resolutionId),
    inTurn.untilMs,
  );
  return { looked };
}

async function refundOne(ctx: Ctx, row: PaymentRow, resolutionId: string): Promise<void> {
  authorise(ctx, 'platform');
  const answer = await giveBack(await gatewayOf(ctx, row.terminalId), row.authority ?? '');
  if (answer === 'given') await withTransaction(ctx, (tx) => bookReversal(ctx, tx, row));
  if (answer === 'refused') await withTransaction(ctx, (tx) => leaveToPeople(ctx, tx, row, resolutionId));
}

/** Asked about first: a reversal whose answer was lost, or money that went back by itself, is given already. */
async function giveBack(
  gateway: PaymentGateway,
  authority: string,
): Promise<'given' | 'refused' | 'unknown'> {
  const known = await gateway.inquire({ authority });
  if (known.kind === 'unavailable') return 'unknown';
  if (known.kind === 'found' && known.state === 'reversed') return 'given';
  const answer = await gateway.reverse({ authority });
  if (answer.kind === 'unavailable') return 'unknown';
  return answer.kind === 'reversed' ? 'given' : 'refused';
}

async function bookReversal(ctx: Ctx, tx: Transaction, row: PaymentRow): Promise<void> {
  authorise(ctx, 'platform');
  if (!(await bookRefund(ctx, tx, row.id, { route: 'gateway' }))) return;
  await audit(ctx, tx, {
    action: 'payment.refunded_by_gateway',
    targetType: 'payment',
    targetId: row.id,
    provinceCode: row.provinceCode,
  });
}

async function leaveToPeople(
  ctx: Ctx,
  tx: Transaction,
  row: PaymentRow,
  resolutionId: string,
): Promise<void> {
  authorise(ctx, 'platform');
  const { rowCount } = await tx
    .update(paymentResolution)
    .set({ refundRoute: 'hand' })
    .where(and(eq(paymentResolution.id, resolutionId), isNull(paymentResolution.refundRoute)));
  if (!rowCount) return;
  await audit(ctx, tx, {
    action: 'payment.refund_by_hand',
    targetType: 'payment',
    targetId: row.id,
    provinceCode: row.provinceCode,
  });
  await enqueue(tx, tellStaffJob, row.id, { paymentId: row.id, news: 'payment_refund_by_hand' });
}

/**
 * Books money that went back to its giver, once: what is owed and what the gateway holds both go down by it.
 * @returns false when it was booked before
 */
export async function bookRefund(
  ctx: Ctx,
  tx: Transaction,
  paymentId: string,
  by: { route: 'gateway' } | { route: 'hand'; reference: string },
): Promise<boolean> {
  const row = await lockPayment(tx, paymentId);
  const resolution = await liveResolution(tx, paymentId);
  if (!resolution || row.state !== 'held_refund_due') return false;
  const { amountIrr } = resolution;
  await transferOnce(ctx, tx, {
    kind: 'refund_paid',
    refType: 'payment',
    refId: row.id,
    debit: refundsPayableAccount(row.provinceCode),
    credit: gatewayAccount(row.gateway),
    amountIrr,
  });
  await movePayment(ctx, tx, row, 'held_refunded', {}, { route: by.route });
  const refundReference = by.route === 'hand' ? by.reference : null;
  await tx
    .update(paymentResolution)
    .set({ refundRoute: by.route, refundReference, refundedAt: ctx.clock.now() })
    .where(eq(paymentResolution.id, resolution.id));
  await tellDonor(ctx, tx, row.pledgeId);
  return true;
}

async function tellDonor(ctx: Ctx, tx: Transaction, pledgeId: string): Promise<void> {
  const { accountId, locale } = await donorOf(tx, pledgeId);
  if (!accountId) return;
  await notify(ctx, tx, {
    accountId,
    mobile: null,
    template: 'payment_refunded',
    params: {},
    link: null,
    locale: localeOf(locale),
  });
}
