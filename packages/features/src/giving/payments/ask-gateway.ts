import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { InquireResult, PaymentGateway, VerifyResult } from '@hamyar/platform/ports/payment-gateway';
import { authorise } from '../../ground/access/index.ts';
import { gatewayOf } from '../../ground/offices/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { lockPayment, noteKnown, notePayment, type PaymentRow } from './queries.ts';

/** The one gateway in use; a second one joins here and in the ledger's account. */
export const gatewayName = 'zarinpal';

/** Whether the gateway says that it took money, for us to verify or verified by now. Pure. */
export const hasMoney = (answer: InquireResult): boolean =>
  answer.kind === 'found' && (answer.state === 'paid' || answer.state === 'verified');

export type Verified = Extract<VerifyResult, { kind: 'verified' }>;
type Why = Record<string, string | number>;

/** What is known of an attempt's money after asking. */
export type Finding =
  | { readonly kind: 'taken'; readonly amountIrr: bigint; readonly proof: Verified }
  /** There is money, in another amount than asked, and the gateway does not say in which. */
  | { readonly kind: 'amount_unknown' }
  | { readonly kind: 'not_paid'; readonly why: Why }
  /** A gateway that does not answer, or answers about itself, has said nothing about the money: never a failure. */
  | { readonly kind: 'unknown'; readonly why: Why };

export interface Attempt extends Pick<PaymentRow, 'id' | 'amountIrr' | 'toldIrr' | 'terminalId'> {
  readonly authority: string;
}

/**
 * Asks the gateway what became of an attempt. It verifies only the amount it took, and does not say which that is; its
 * list of unverified money does. That amount is written down before it is verified: after a crash in between the list
 * no longer has it.
 */
export async function askGateway(ctx: Ctx, attempt: Attempt): Promise<Finding> {
  const askedIrr = attempt.toldIrr ?? attempt.amountIrr;
  const gateway = await gatewayOf(ctx, attempt.terminalId);
  const finding = await verify(gateway, attempt.authority, askedIrr);
  if (finding) return finding;
  const listed = await gateway.listUnverified();
  if (listed.kind !== 'listed') return silence(listed);
  const money = listed.payments.find(({ authority }) => authority === attempt.authority);
  if (money && money.amountIrr !== askedIrr) {
    await noteTold(ctx, attempt.id, money.amountIrr);
    const second = await verify(gateway, attempt.authority, money.amountIrr);
    if (second) return second;
  }
  return inquire(gateway, attempt.authority);
}

/** Null when the gateway took another amount than this one. */
async function verify(
  gateway: PaymentGateway,
  authority: string,
  amountIrr: bigint,
): Promise<Finding | null> {
  const answer = await gateway.verify({ authority, amountIrr });
  switch (answer.kind) {
    case 'verified':
      return { kind: 'taken', amountIrr: answer.amountIrr ?? amountIrr, proof: answer };
    case 'amount_mismatch':
      return null;
    case 'not_paid':
    case 'unknown_authority':
    case 'other_merchant':
      return { kind: 'not_paid', why: { why: answer.kind } };
    case 'refused':
    case 'unavailable':
      return silence(answer);
  }
}

/** "Another amount" alone does not prove that there is money. */
async function inquire(gateway: PaymentGateway, authority: string): Promise<Finding> {
  const answer = await gateway.inquire({ authority });
  if (answer.kind === 'refused' || answer.kind === 'unavailable') return silence(answer);
  if (answer.kind !== 'found') return { kind: 'not_paid', why: { why: answer.kind } };
  return hasMoney(answer)
    ? { kind: 'amount_unknown' }
    : { kind: 'not_paid', why: { why: `gateway_says_${answer.state}` } };
}

function silence(
  answer: { kind: 'unavailable' } | { kind: 'refused'; reason: string; code: number },
): Finding {
  const why: Why =
    answer.kind === 'refused' ? { why: answer.reason, code: answer.code } : { why: 'gateway_away' };
  return { kind: 'unknown', why };
}

async function noteTold(ctx: Ctx, paymentId: string, amountIrr: bigint): Promise<void> {
  authorise(ctx, 'gateway');
  await withTransaction(ctx, async (tx) => {
    const row = await lockPayment(tx, paymentId);
    if (row.toldIrr === amountIrr) return;
    await noteKnown(tx, paymentId, { toldIrr: amountIrr });
    const detail = { toldIrr: amountIrr.toString() };
    await notePayment(ctx, tx, row, row.state, detail);
    await audit(ctx, tx, {
      action: 'payment.other_amount_told',
      targetType: 'payment',
      targetId: paymentId,
      provinceCode: row.provinceCode,
      detail,
    });
  });
}
