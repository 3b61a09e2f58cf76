import type { Answer, heldPayments } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';
import { maskMobile, type PaymentState } from '@hamyar/domain';
import type { Scope } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { versionOf } from '../../kit/version.ts';
import type { PaymentRow } from '../payments/index.ts';
import { paidOf } from '../pledges/index.ts';
import { actsOn } from './policy.ts';
import { type CureRow, curesOf, eventsOf, heldById, type HeldRow } from './queries.ts';

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
    projectNumber: row.projectNumber,
    projectTitle: { fa: row.titleFa, en: row.titleEn ?? row.titleFa },
    donorName: isNamed ? row.donorName : null,
    mobileMasked: isNamed && row.donorMobile ? maskMobile(row.donorMobile) : null,
    waiting: row.waiting,
  };
}

function presentCure(ctx: Ctx, row: CureRow): Case['cures'][number] {
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
    isMine: ctx.actor.kind === 'staff' && ctx.actor.accountId === row.proposedBy,
    refundRoute: row.refundRoute,
    refundReference: row.refundReference,
    refundedAt: row.refundedAt?.toISOString() ?? null,
  };
}

/** Of what a proposal is made from: what was taken, by the gateway's word, and what is paid of the pledge by now. */
export function heldVersion(
  row: Pick<PaymentRow, 'id' | 'takenIrr' | 'referenceId'>,
  paidIrr: bigint,
): string {
  return versionOf([row.id, row.takenIrr, row.referenceId, paidIrr]);
}

/** One held payment with its pledge, its way and its proposals, as it stands in this transaction. */
export async function presentCase(
  ctx: Ctx,
  tx: Transaction,
  scope: Scope,
  paymentId: string,
): Promise<{ payment: Case }> {
  const row = await heldById(tx, scope, paymentId);
  const paidIrr = await paidOf(tx, row.payment.pledgeId);
  const events = await eventsOf(tx, paymentId);
  const cures = await curesOf(tx, paymentId);
  return {
    payment: {
      ...presentHeld(row),
      may: actsOn(ctx.actor, {
        state: row.payment.state,
        donorAccountId: row.donorAccountId,
        knownIrr: row.payment.takenIrr ?? row.payment.toldIrr,
        cure: cures.find((cure) => cure.state !== 'dropped') ?? null,
      }),
      version: heldVersion(row.payment, paidIrr),
      pledgeIrr: row.pledgeIrr.toString(),
      paidIrr: paidIrr.toString(),
      dueIrr: (paidIrr < row.pledgeIrr ? row.pledgeIrr - paidIrr : 0n).toString(),
      referenceId: row.payment.referenceId,
      cardMask: row.isAnonymous ? null : row.payment.cardMask,
      receiptCode: row.receiptCode,
      events: events.map(({ state, at }) => ({ state, at: at.toISOString() })),
      cures: cures.map((cure) => presentCure(ctx, cure)),
    },
  };
}
