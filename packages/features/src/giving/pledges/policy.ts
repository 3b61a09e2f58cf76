import { pledges } from '@hamyar/contracts';
import type { PledgeState } from '@hamyar/domain';

/** Why this amount cannot be given at once, or null when it can. Rials. */
export function amountProblem(amountIrr: bigint): string | null {
  if (amountIrr < pledges.giftBounds.minIrr) return 'pledge.too_small';
  if (amountIrr > pledges.giftBounds.maxIrr) return 'pledge.too_large';
  return null;
}

/** Why a pledge cannot be paid (again), or null when it can. */
export function paymentProblem(
  state: PledgeState,
  isProjectOpen: boolean,
  hasHeldPayment: boolean,
): string | null {
  if (state === 'fulfilled') return 'pledge.already_paid';
  if (hasHeldPayment) return 'pledge.payment_held';
  if (state !== 'open') return 'pledge.over';
  return isProjectOpen ? null : 'project.not_open';
}
