import { isFinal, mayMove, type Moves, statesBefore } from '../kit/state-machine.ts';

export const paymentStates = [
  'created',
  'requested',
  'redirected',
  'callback_ok',
  'callback_nok',
  'verifying',
  'verify_unknown',
  'mismatch',
  'held_refund_due',
  'held_refunded',
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
  verify_unknown: ['verifying', 'verified', 'mismatch', 'expired'],
  // Held in suspense until two officers take it as it is or give it back: what goes back never counted.
  mismatch: ['verified', 'held_refund_due'],
  held_refund_due: ['held_refunded'],
  held_refunded: [],
  verified: ['posted'],
  posted: ['receipted', 'refund_requested'],
  receipted: ['refund_requested'],
  refund_requested: ['refunded_partly', 'refunded', 'posted', 'receipted'],
  refunded_partly: ['refund_requested'],
  refunded: [],
  // Two questions may be answered in the other order: "not paid" booked first does not undo "verified".
  // It ends when the gateway says so a last time.
  failed: ['verifying', 'verified', 'mismatch', 'expired'],
  expired: ['verifying', 'verified', 'mismatch'],
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

/** States in which money lies in suspense or is owed back to its giver. */
export const heldPaymentStates: readonly PaymentState[] = ['mismatch', 'held_refund_due'];

/** What can be done with held money: take it for the pledge as it is, or give it back. */
export const cureKinds = ['accept', 'refund'] as const;
export type CureKind = (typeof cureKinds)[number];

/** Whether a payment may go from one state straight to another. */
export const mayMovePayment = (from: PaymentState, to: PaymentState): boolean =>
  mayMove(paymentMoves, from, to);
/** The states from which a payment may come into this one. */
export const paymentStatesBefore = (to: PaymentState): PaymentState[] => statesBefore(paymentMoves, to);
/** Whether nothing can follow a state. */
export const isPaymentOver = (state: PaymentState): boolean => isFinal(paymentMoves, state);
