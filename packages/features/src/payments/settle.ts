import { withTransaction } from '@hamyar/db';
import { countedPaymentStates, type PaymentState } from '@hamyar/domain';
import { actingAs, audit } from '@hamyar/platform';
import type { VerifyResult } from '@hamyar/platform/ports/payment-gateway';
import { authorise } from '../access/index.ts';
import type { Ctx } from '../feature.ts';
import { postCapture } from './post-capture.ts';
import { lockPayment, movePayment } from './queries.ts';
import { gatewayName } from './start.ts';

/** What led here: the browser's word (worth nothing by itself) or our own question. */
export type Occasion = 'callback_ok' | 'callback_nok' | 'reconciler';

const isCounted = (state: PaymentState) => countedPaymentStates.includes(state);

/**
 * Finds out at the gateway what became of an attempt and books it. Three steps: (1) the attempt is marked as being
 * verified and that is committed; (2) the gateway is asked, with the amount we wrote down ourselves; (3) one transaction
 * books the answer. A crash after (1) or (2) is finished by the reconciler: the gateway then says "verified before".
 * May be called at any time, by any number at once.
 */
export async function settlePayment(asker: Ctx, paymentId: string, occasion: Occasion): Promise<void> {
  authorise(asker, 'public');
  const ctx = actingAs(asker, { kind: 'gateway', name: gatewayName });
  const asked = await withTransaction(ctx, async (tx) => {
    const row = await lockPayment(tx, paymentId);
    if (isCounted(row.state) || row.state === 'mismatch' || row.authority === null) return null;
    let state = row.state;
    if (occasion !== 'reconciler' && (await movePayment(ctx, tx, row, occasion))) state = occasion;
    if (state !== 'verifying') await movePayment(ctx, tx, { id: row.id, state }, 'verifying');
    return { authority: row.authority, amountIrr: row.amountIrr };
  });
  if (!asked) return;
  const answer = await ctx.ports.payments.verify(asked);
  await withTransaction(ctx, async (tx) => {
    const row = await lockPayment(tx, paymentId);
    // Someone else's question was answered first.
    if (isCounted(row.state) || row.state === 'mismatch') return;
    if (answer.kind === 'verified') return postCapture(ctx, tx, row, answer);
    const { to, detail } = refusalOf(answer);
    if (!(await movePayment(ctx, tx, row, to, {}, detail))) return;
    await audit(ctx, tx, {
      action: `payment.${to}`,
      targetType: 'payment',
      targetId: row.id,
      provinceCode: row.provinceCode,
      detail,
    });
    if (to === 'mismatch')
      ctx.log.error({ paymentId: row.id }, 'gateway holds another amount: payment kept in suspense');
  });
}

/** A gateway that does not answer, or answers about itself, has said nothing about the money: never a failure. */
function refusalOf(answer: Exclude<VerifyResult, { kind: 'verified' }>): {
  to: PaymentState;
  detail: Record<string, string | number>;
} {
  switch (answer.kind) {
    case 'amount_mismatch':
      return { to: 'mismatch', detail: { why: 'amount_mismatch' } };
    case 'not_paid':
    case 'unknown_authority':
    case 'other_merchant':
      return { to: 'failed', detail: { why: answer.kind } };
    case 'refused':
      return { to: 'verify_unknown', detail: { why: answer.reason, code: answer.code } };
    case 'unavailable':
      return { to: 'verify_unknown', detail: { why: 'gateway_away' } };
  }
}
