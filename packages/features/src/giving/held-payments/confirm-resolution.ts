import type { Answer, heldPayments } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { localeOf } from '@hamyar/i18n';
import { audit } from '@hamyar/platform';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { refundsPayableAccount, suspenseAccount, transferOnce } from '../../ground/ledger/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { movePayment, noteKnown, type PaymentRow, postCapture, postHold } from '../payments/index.ts';
import { lockPledge, type PledgeRow } from '../pledges/index.ts';
import { moveResolution } from './move-resolution.ts';
import { whyNotAccept, whyNotConfirm, whyNotDecide } from './policy.ts';
import { presentCase } from './present.ts';
import { refuseUsedReference } from './propose-resolution.ts';
import { heldCase, type ResolutionRow, lockResolution, lockHeld } from './queries.ts';

/**
 * Confirms what somebody else proposed and posts it, once: the payment is locked first, so a second confirmer finds it
 * done and changes nothing.
 */
export async function confirmResolution(
  ctx: Ctx,
  input: { paymentId: string; resolutionId: string },
): Promise<Answer<typeof heldPayments.confirmResolution>> {
  const scope = authorise(ctx, 'held-payments.resolve');
  return withTransaction(ctx, async (tx) => {
    const row = await lockHeld(tx, scope, input.paymentId);
    const resolution = await lockResolution(tx, row.id, input.resolutionId);
    if (resolution.state !== 'confirmed') {
      const pledge = await lockPledge(tx, row.pledgeId);
      const refusal =
        whyNotDecide(ctx.actor, pledge.donorAccountId) ??
        whyNotConfirm(accountOf(ctx), resolution, {
          knownIrr: row.takenIrr ?? row.toldIrr,
          wish: row.giverWish,
        });
      if (refusal) throw new Refusal('conflict', refusal);
      await decide(ctx, tx, row, resolution, pledge);
    }
    return presentCase(ctx, await heldCase(tx, scope, row.id));
  });
}

async function decide(
  ctx: Ctx,
  tx: Transaction,
  row: PaymentRow,
  resolution: ResolutionRow,
  pledge: PledgeRow,
): Promise<void> {
  if (row.takenIrr === null) await takeStatement(ctx, tx, row, resolution);
  await (resolution.kind === 'accept'
    ? accept(ctx, tx, row, resolution, pledge)
    : refund(ctx, tx, row, resolution, pledge));
  await moveResolution(ctx, tx, resolution.id, 'confirmed');
  await audit(ctx, tx, {
    action: 'payment.resolution_confirmed',
    targetType: 'payment',
    targetId: row.id,
    provinceCode: row.provinceCode,
    detail: {
      resolutionId: resolution.id,
      kind: resolution.kind,
      amountIrr: resolution.amountIrr.toString(),
    },
  });
}

/** The gateway never told: two people vouch for its statement, and the money enters suspense by it. */
async function takeStatement(
  ctx: Ctx,
  tx: Transaction,
  row: PaymentRow,
  resolution: ResolutionRow,
): Promise<void> {
  if (resolution.reference) await refuseUsedReference(tx, row, resolution.reference);
  await noteKnown(tx, row.id, { takenIrr: resolution.amountIrr, referenceId: resolution.reference });
  await postHold(ctx, tx, row, resolution.amountIrr);
}

/** Out of suspense, to the project, as a gift of what was taken. */
async function accept(
  ctx: Ctx,
  tx: Transaction,
  row: PaymentRow,
  { amountIrr, reference }: ResolutionRow,
  pledge: PledgeRow,
): Promise<void> {
  const above = whyNotAccept(amountIrr, pledge.amountIrr - pledge.paidIrr, row.giverWish);
  if (above) throw new Refusal('conflict', above);
  const referenceId = row.referenceId ?? reference;
  if (referenceId === null) throw new Error('held money has a reference');
  const { cardMask, provinceCode } = row;
  await postCapture(ctx, tx, row, { amountIrr, referenceId, cardMask, from: suspenseAccount(provinceCode) });
}

/** Out of suspense, to what is owed back. Giving it back comes after the commit, by the worker. */
async function refund(
  ctx: Ctx,
  tx: Transaction,
  row: PaymentRow,
  { amountIrr }: ResolutionRow,
  pledge: PledgeRow,
): Promise<void> {
  await transferOnce(ctx, tx, {
    kind: 'held_refund',
    refType: 'payment',
    refId: row.id,
    debit: suspenseAccount(row.provinceCode),
    credit: refundsPayableAccount(row.provinceCode),
    amountIrr,
  });
  if (!(await movePayment(ctx, tx, row, 'held_refund_due')))
    throw new Error(`a payment in state ${row.state} is not held`);
  if (!pledge.donorAccountId) return;
  await notify(ctx, tx, {
    accountId: pledge.donorAccountId,
    mobile: null,
    template: 'payment_refund_due',
    params: {},
    link: null,
    locale: localeOf(pledge.locale),
  });
}
