import { pledges } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';

/** Why this amount cannot be given at once, or null when it can. Rials. */
export function amountProblem(amountIrr: bigint): Reason | null {
  if (amountIrr < pledges.giftBounds.minIrr) return 'pledge.too_small';
  if (amountIrr > pledges.giftBounds.maxIrr) return 'pledge.too_large';
  return null;
}

/** Why a pledge cannot be paid (again), or null when it can. @param pending what an earlier payment of it waits for */
export function paymentProblem(
  state: pledges.PledgeState,
  isProjectOpen: boolean,
  pending: 'held' | 'asked' | null,
): Reason | null {
  if (state === 'fulfilled') return 'pledge.already_paid';
  if (pending === 'held') return 'pledge.payment_held';
  if (pending === 'asked') return 'pledge.payment_asked';
  if (state !== 'open') return 'pledge.over';
  return isProjectOpen ? null : 'project.not_open';
}

/**
 * What may be done with a pledge as it stands: one of which a part is paid stays as it is. Whether a payment of it is held
 * only payments know: `payments.showStanding`. Pure.
 */
export function actsOn(pledge: {
  state: pledges.PledgeState;
  isProjectOpen: boolean;
  isPartlyPaid: boolean;
}): pledges.PledgeAct[] {
  const isPayable = paymentProblem(pledge.state, pledge.isProjectOpen, null) === null;
  const isChangeable = pledge.state === 'open' && !pledge.isPartlyPaid;
  return [...(isPayable ? (['pay'] as const) : []), ...(isChangeable ? (['change'] as const) : [])];
}
