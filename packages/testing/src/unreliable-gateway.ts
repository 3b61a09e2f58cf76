import { randomInt } from 'node:crypto';
import type { PaymentGateway } from '@hamyar/platform/ports/payment-gateway';

/** Numbers that come again with their seed. */
export function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    return ((mixed ^ (mixed >>> 7)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    below,
    oneOf: <T>(...choices: readonly [T, ...T[]]): T => choices[below(choices.length)] ?? choices[0],
  };
}
export type Dice = ReturnType<typeof dice>;

export interface Session {
  readonly authority: string;
  readonly askedIrr: bigint;
  takenIrr: bigint | null;
  isVerified: boolean;
  isReversed: boolean;
}

/** A gateway that may be silent before or after it acted, and may kill the process that asked. */
export function unreliableGateway({ below }: Dice, usual: PaymentGateway) {
  const sessions: Session[] = [];
  const find = (authority: string) => sessions.find((session) => session.authority === authority);
  const unreliably = async <T>(act: () => T): Promise<T | { kind: 'unavailable'; cause: 'timeout' }> => {
    const luck = below(12);
    if (luck === 0) return { kind: 'unavailable', cause: 'timeout' };
    const answer = act();
    if (luck === 1) return { kind: 'unavailable', cause: 'timeout' };
    if (luck === 2) throw new Error('killed');
    return answer;
  };
  const gateway: PaymentGateway = {
    ...usual,
    request: async ({ amountIrr }) => {
      const authority = `A${String(sessions.length + 1).padStart(27, '0')}${String(randomInt(1e8)).padStart(8, '0')}`;
      sessions.push({ authority, askedIrr: amountIrr, takenIrr: null, isVerified: false, isReversed: false });
      return { kind: 'ready', authority, feeIrr: 0n };
    },
    verify: ({ authority, amountIrr }) =>
      unreliably(() => {
        const session = find(authority);
        if (!session || session.takenIrr === null || session.isReversed) return { kind: 'not_paid' };
        if (session.takenIrr !== amountIrr) return { kind: 'amount_mismatch' };
        const first = !session.isVerified;
        session.isVerified = true;
        return {
          kind: 'verified',
          first,
          refId: authority.slice(20),
          cardMask: null,
          cardHash: null,
          feeIrr: 0n,
        };
      }),
    inquire: ({ authority }) =>
      unreliably(() => {
        const session = find(authority);
        if (!session) return { kind: 'unknown_authority' };
        if (session.isReversed) return { kind: 'found', state: 'reversed' };
        if (session.takenIrr === null) return { kind: 'found', state: 'in_bank' };
        return { kind: 'found', state: session.isVerified ? 'verified' : 'paid' };
      }),
    reverse: ({ authority }) =>
      unreliably(() => {
        const session = find(authority);
        if (!session || below(3) === 0) return { kind: 'too_late' };
        session.isReversed = true;
        return { kind: 'reversed' };
      }),
    listUnverified: () =>
      unreliably(() => ({
        kind: 'listed',
        payments: sessions
          .filter(({ takenIrr, isVerified, isReversed }) => takenIrr !== null && !isVerified && !isReversed)
          .map(({ authority, takenIrr }) => ({ authority, amountIrr: takenIrr ?? 0n, callbackUrl: '' })),
      })),
  };
  return { sessions, gateway };
}
