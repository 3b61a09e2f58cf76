import { isFinal, mayMove, statesBefore } from './state-machine.ts';
import type { Moves } from './state-machine.ts';

export const paymentStates = [
  'created',
  'requested',
  'redirected',
  'callback_ok',
  'callback_nok',
  'verifying',
  'verify_unknown',
  'mismatch',
  'verified',
  'posted',
  'receipted',
  'refund_requested',
  'refunded_partly',
  'refunded',
  'failed',
  'expired',
] as const;
export type PaymentState = (typeof paymentStates)[number];

/**
 * One row per attempt. A timeout is `verify_unknown`, never a failure; a cancelled callback is only a hint, so it is
 * verified too; money the gateway reports after `failed` (it said: not paid) or `expired` (time ran out) is still taken.
 */
export const paymentMoves: Moves<PaymentState> = {
  created: ['requested', 'failed', 'expired'],
  requested: ['redirected', 'callback_ok', 'callback_nok', 'verifying', 'expired'],
  // Silence: the reconciler verifies without a callback.
  redirected: ['callback_ok', 'callback_nok', 'verifying', 'expired'],
  callback_ok: ['verifying', 'expired'],
  callback_nok: ['callback_ok', 'verifying', 'expired'],
  verifying: ['verified', 'verify_unknown', 'mismatch', 'failed', 'expired'],
  verify_unknown: ['verifying', 'expired'],
  // Held in suspense until two officers release it.
  mismatch: ['verified', 'refund_requested'],
  verified: ['posted'],
  posted: ['receipted', 'refund_requested'],
  receipted: ['refund_requested'],
  refund_requested: ['refunded_partly', 'refunded', 'posted', 'receipted', 'mismatch'],
  refunded_partly: ['refund_requested'],
  refunded: [],
  failed: ['verifying'],
  expired: ['verifying', 'verified'],
};

/** States in which the money is ours: they count in totals, at the time of verification, less refunds. */
export const countedPaymentStates: readonly PaymentState[] = [
  'verified',
  'posted',
  'receipted',
  'refund_requested',
  'refunded_partly',
  'refunded',
];

export const mayMovePayment = (from: PaymentState, to: PaymentState): boolean =>
  mayMove(paymentMoves, from, to);
export const paymentStatesBefore = (to: PaymentState): PaymentState[] => statesBefore(paymentMoves, to);
export const isPaymentOver = (state: PaymentState): boolean => isFinal(paymentMoves, state);
