import { describe, expect, it } from 'vitest';
import {
  isPaymentOver,
  mayMovePayment,
  paymentMoves,
  paymentStates,
  paymentStatesBefore,
} from '../giving/payments.ts';
import {
  assignmentMoves,
  assignmentStates,
  assignmentStatesBefore,
  isAssignmentOver,
  mayMoveAssignment,
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

describe('payment', () => {
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
