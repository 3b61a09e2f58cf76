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

/** States in which the gateway is being asked, or has not answered: there may be money, so nobody should pay again. */
export const askedPaymentStates: readonly PaymentState[] = [
  'callback_ok',
  'callback_nok',
  'verifying',
  'verify_unknown',
];

/** What the giver of held money wishes: that it is taken as it is, or that it comes back. */
export const giverWishes = ['keep', 'return'] as const;
export type GiverWish = (typeof giverWishes)[number];

/** What can be done with held money: take it for the pledge as it is, or give it back. */
export const resolutionKinds = ['accept', 'refund'] as const;
export type ResolutionKind = (typeof resolutionKinds)[number];

/** What became of a proposal: it waits for a second officer, who confirms it, or somebody sets it aside. */
export const resolutionStates = ['proposed', 'confirmed', 'dropped'] as const;
export type ResolutionState = (typeof resolutionStates)[number];

/** A proposal is decided once. */
export const resolutionMoves: Moves<ResolutionState> = {
  proposed: ['confirmed', 'dropped'],
  confirmed: [],
  dropped: [],
};

/** States from which a proposal may come to this one: the `any(…)` of a guarded update. */
export const resolutionStatesBefore = (to: ResolutionState): ResolutionState[] =>
  statesBefore(resolutionMoves, to);

/** Who gives held money back: the gateway when asked, or a person by a transfer. */
export const refundRoutes = ['gateway', 'hand'] as const;
export type RefundRoute = (typeof refundRoutes)[number];

/** Whether an attempt that stands here may move there. */
export const mayMovePayment = (from: PaymentState, to: PaymentState): boolean =>
  mayMove(paymentMoves, from, to);

/** States from which an attempt may come to this one: the `any(…)` of a guarded update. */
export const paymentStatesBefore = (to: PaymentState): PaymentState[] => statesBefore(paymentMoves, to);

/** Whether an attempt that stands here moves no more. */
export const isPaymentOver = (state: PaymentState): boolean => isFinal(paymentMoves, state);
