import type { heldPayments } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import type { GiverWish, PaymentState } from '@hamyar/domain';
import type { Actor } from '@hamyar/platform';

/** Nobody decides on their own gift. Pure. @returns why not, or null */
export function whyNotDecide(actor: Actor, donorAccountId: string | null): Reason | null {
  return actor.kind === 'staff' && actor.accountId === donorAccountId ? 'payment.own' : null;
}

/**
 * Whether so much can be taken for a pledge of which so much is left; rials. Pure.
 * @returns why not, or null. What is above needs the giver's word.
 */
export function whyNotAccept(amountIrr: bigint, dueIrr: bigint, wish: GiverWish | null): Reason | null {
  if (wish === 'return') return 'resolution.giver_wants_it_back';
  return amountIrr > dueIrr && wish !== 'keep' ? 'resolution.above_pledge' : null;
}

/**
 * Whether this officer may confirm a proposal. Pure.
 * @returns why not, or null. Four eyes; and what was read, the amount and the giver's wish, must still be so.
 */
export function whyNotConfirm(
  accountId: string,
  resolution: {
    readonly state: string;
    readonly proposedBy: string;
    readonly amountIrr: bigint;
    readonly giverWish: GiverWish | null;
  },
  now: { readonly knownIrr: bigint | null; readonly wish: GiverWish | null },
): Reason | null {
  if (resolution.state === 'dropped') return 'resolution.dropped';
  if (resolution.proposedBy === accountId) return 'resolution.own_proposal';
  if (now.wish !== resolution.giverWish) return 'resolution.outdated';
  return now.knownIrr !== null && now.knownIrr !== resolution.amountIrr ? 'resolution.outdated' : null;
}

interface Standing {
  readonly state: PaymentState;
  readonly donorAccountId: string | null;
  /** What the gateway took or told, rials. */
  readonly knownIrr: bigint | null;
  readonly wish: GiverWish | null;
  /** The proposal that waits or stands. */
  readonly resolution: {
    readonly state: string;
    readonly proposedBy: string;
    readonly amountIrr: bigint;
    readonly giverWish: GiverWish | null;
    readonly refundRoute: string | null;
  } | null;
}

/** What an officer may do with a held payment as it stands. Pure. */
export function actsOn(
  actor: Actor,
  { state, donorAccountId, knownIrr, wish, resolution }: Standing,
): heldPayments.HeldAct[] {
  if (actor.kind !== 'staff') return [];
  const isOwn = whyNotDecide(actor, donorAccountId) !== null;
  if (resolution?.state === 'proposed') {
    const isFree = !isOwn && whyNotConfirm(actor.accountId, resolution, { knownIrr, wish }) === null;
    return isFree ? ['confirm', 'drop'] : ['drop'];
  }
  if (isOwn) return [];
  if (state === 'mismatch' && resolution === null) return ['propose'];
  return state === 'held_refund_due' && resolution?.refundRoute === 'hand' ? ['recordRefund'] : [];
}
