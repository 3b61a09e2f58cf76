import { describe, expect, it } from 'vitest';
import {
  countedPaymentStates,
  heldPaymentStates,
  isPaymentOver,
  mayMovePayment,
  paymentMoves,
  paymentStates,
  paymentStatesBefore,
  resolutionMoves,
  resolutionStates,
  resolutionStatesBefore,
} from '../giving/payments.ts';
import {
  assignmentMoves,
  assignmentStates,
  assignmentStatesBefore,
  holdsPlace,
  isAssignmentOver,
  mayMoveAssignment,
  pendingAssignmentStates,
  placeTakingStates,
} from '../service/assignments.ts';
import type { Moves } from './state-machine.ts';

function reachable<State extends string>(moves: Moves<State>, start: State): Set<State> {
  const found = new Set([start]);
  for (const state of found) for (const next of moves[state]) found.add(next);
  return found;
}

describe('assignment', () => {
  it('reaches every state from the proposal', () =>
    expect(reachable(assignmentMoves, 'proposed')).toEqual(new Set(assignmentStates)));
  it('goes the way of a good deed', () => {
    const way = [
      'proposed',
      'offered',
      'accepted',
      'confirmed',
      'checked_in',
      'completed',
      'hours_approved',
    ] as const;
    way.slice(1).forEach((to, index) => expect(mayMoveAssignment(way[index] ?? to, to)).toBe(true));
    expect(isAssignmentOver('hours_approved')).toBe(true);
  });
  it('does not skip or return', () => {
    expect(mayMoveAssignment('proposed', 'confirmed')).toBe(false);
    expect(mayMoveAssignment('declined', 'accepted')).toBe(false);
    expect(assignmentStatesBefore('accepted')).toEqual(['offered']);
  });
});

describe('places of assignments', () => {
  it('are taken from the acceptance to the hours, and by nobody else', () => {
    const taking = ['accepted', 'confirmed', 'checked_in', 'completed', 'hours_approved'];
    expect(assignmentStates.filter(holdsPlace)).toEqual(taking);
    expect(placeTakingStates).toEqual(taking);
  });
  it('end where nothing follows, and wait where a person or a shift is still to come', () => {
    expect(assignmentStates.filter(isAssignmentOver)).toEqual([
      ...['hours_approved', 'declined', 'lapsed', 'withdrawn', 'rejected', 'not_needed', 'cancelled_by_need'],
    ]);
    expect(pendingAssignmentStates).toEqual(['proposed', 'offered', 'accepted', 'confirmed', 'checked_in']);
  });
  it.each([
    ['lapsed', ['offered']],
    ['declined', ['offered']],
    ['withdrawn', ['accepted', 'confirmed']],
    ['no_show', ['confirmed']],
    ['completed', ['checked_in', 'no_show']],
    ['rejected', ['proposed', 'offered', 'accepted', 'confirmed']],
    ['not_needed', ['proposed', 'offered', 'accepted', 'confirmed']],
    ['cancelled_by_need', ['proposed', 'offered', 'accepted', 'confirmed', 'checked_in']],
  ] as const)('are given up as %s from %s alone', (to, from) => {
    expect(assignmentStatesBefore(to)).toEqual(from);
  });
});

describe('payment', () => {
  it.each([
    ['requested', ['created']],
    ['redirected', ['requested']],
    ['callback_ok', ['requested', 'redirected', 'callback_nok']],
    ['callback_nok', ['requested', 'redirected']],
    [
      'verifying',
      [
        ...([
          'requested',
          'redirected',
          'callback_ok',
          'callback_nok',
          'verify_unknown',
          'failed',
          'expired',
        ] as const),
      ],
    ],
    ['verify_unknown', ['verifying']],
    ['mismatch', ['verifying', 'verify_unknown', 'failed', 'expired']],
    ['held_refund_due', ['mismatch']],
    ['held_refunded', ['held_refund_due']],
    ['verified', ['verifying', 'verify_unknown', 'mismatch', 'failed', 'expired']],
    ['receipted', ['posted', 'refund_requested']],
    ['refund_requested', ['posted', 'receipted', 'refunded_partly']],
    ['refunded', ['refund_requested']],
    ['failed', ['created', 'verifying']],
  ] as const)('comes to %s from %s alone', (to, from) => {
    expect(paymentStatesBefore(to)).toEqual(from);
  });
  it('counts from its verification on, whatever follows, and is held until it is taken or given back', () => {
    expect(new Set(countedPaymentStates)).toEqual(reachable(paymentMoves, 'verified'));
    const held = [...reachable(paymentMoves, 'mismatch')].filter(
      (state) => !countedPaymentStates.includes(state) && !isPaymentOver(state),
    );
    expect(heldPaymentStates).toEqual(held);
    expect(paymentStates.filter(isPaymentOver)).toEqual(['held_refunded', 'refunded']);
  });
  it('decides a proposal for held money once', () => {
    expect(resolutionStates.map(resolutionStatesBefore)).toEqual([[], ['proposed'], ['proposed']]);
    expect(reachable(resolutionMoves, 'confirmed').size).toBe(1);
    expect(reachable(resolutionMoves, 'dropped').size).toBe(1);
  });
  it('reaches every state', () => expect(reachable(paymentMoves, 'created')).toEqual(new Set(paymentStates)));
  it('never ends on a timeout, and takes late money', () => {
    expect(mayMovePayment('verifying', 'verify_unknown')).toBe(true);
    expect(isPaymentOver('verify_unknown')).toBe(false);
    expect(mayMovePayment('expired', 'verified')).toBe(true);
    expect(mayMovePayment('callback_nok', 'verifying')).toBe(true);
  });
  it('posts only what was verified', () => {
    expect(paymentStatesBefore('posted')).toEqual(['verified', 'refund_requested']);
    expect(mayMovePayment('posted', 'verified')).toBe(false);
    expect(isPaymentOver('refunded')).toBe(true);
  });
});
