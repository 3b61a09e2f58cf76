import type { Answer, heldPayments } from '@hamyar/contracts';
import { maskMobile, type PaymentState } from '@hamyar/domain';
import { accountIdOf } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { versionOf } from '../../kit/version.ts';
import type { PaymentRow } from '../payments/index.ts';
import { actsOn } from './policy.ts';
import type { HeldCase, HeldRow, ResolutionRow } from './queries.ts';

type Case = Answer<typeof heldPayments.show>['payment'];

function stateWord(state: PaymentState): heldPayments.HeldState {
  if (state === 'mismatch') return 'held';
  if (state === 'held_refund_due') return 'refund_due';
  return state === 'held_refunded' ? 'refunded' : 'accepted';
}

export function presentHeld(row: HeldRow) {
  const { payment } = row;
  const isNamed = !row.isAnonymous;
  return {
    id: payment.id,
    state: stateWord(payment.state),
    heldAt: (payment.heldAt ?? payment.updatedAt).toISOString(),
    provinceCode: payment.provinceCode,
    askedIrr: payment.amountIrr.toString(),
    takenIrr: payment.takenIrr?.toString() ?? null,
    isExtra: payment.takenIrr === payment.amountIrr,
    wish: payment.giverWish,
    projectNumber: row.projectNumber,
    projectTitle: { fa: row.titleFa, en: row.titleEn },
    donorName: isNamed ? row.donorName : null,
    mobileMasked: isNamed && row.donorMobile ? maskMobile(row.donorMobile) : null,
    waiting: row.waiting,
  };
}

function presentResolution(ctx: Ctx, row: ResolutionRow): Case['resolutions'][number] {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    amountIrr: row.amountIrr.toString(),
    reference: row.reference,
    reason: row.reason,
    proposerName: row.proposerName,
    proposedAt: row.proposedAt.toISOString(),
    deciderName: row.deciderName,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decisionNote: row.decisionNote,
    isMine: accountIdOf(ctx) === row.proposedBy,
    refundRoute: row.refundRoute,
    refundReference: row.refundReference,
    refundedAt: row.refundedAt?.toISOString() ?? null,
  };
}

/** Of what a proposal is made from: what was taken, what its giver wishes, and what is paid of the pledge by now. */
export function heldVersion(
  row: Pick<PaymentRow, 'id' | 'takenIrr' | 'referenceId' | 'giverWish'>,
  paidIrr: bigint,
): string {
  return versionOf([row.id, row.takenIrr, row.referenceId, row.giverWish, paidIrr]);
}

/** One held payment with its pledge, its way and its proposals, to the officer who asks. */
export function presentCase(ctx: Ctx, { held, events, resolutions }: HeldCase): { payment: Case } {
  const { payment, pledgeIrr, paidIrr, isAnonymous, receiptCode } = held;
  return {
    payment: {
      ...presentHeld(held),
      may: actsOn(ctx.actor, {
        state: payment.state,
        donorAccountId: held.donorAccountId,
        knownIrr: payment.takenIrr ?? payment.toldIrr,
        wish: payment.giverWish,
        resolution: resolutions.find((resolution) => resolution.state !== 'dropped') ?? null,
      }),
      version: heldVersion(payment, paidIrr),
      pledgeIrr: pledgeIrr.toString(),
      paidIrr: paidIrr.toString(),
      dueIrr: (paidIrr < pledgeIrr ? pledgeIrr - paidIrr : 0n).toString(),
      referenceId: payment.referenceId,
      cardMask: isAnonymous ? null : payment.cardMask,
      receiptCode,
      events: events.map(({ state, at }) => ({ state, at: at.toISOString() })),
      resolutions: resolutions.map((resolution) => presentResolution(ctx, resolution)),
    },
  };
}
