import { type Answer, type HandlerInput, type heldPayments, pledges } from '@hamyar/contracts';
import { payment, paymentResolution, type Transaction, withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { normalizeDigits, normalizeText } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, count, eq, gt, ne } from 'drizzle-orm';
import { accountOf, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { type FieldRefusal, invalidField, Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { type PaymentRow, tellStaffJob } from '../payments/index.ts';
import { lockPledge } from '../pledges/index.ts';
import { whyNotAccept, whyNotDecide } from './policy.ts';
import { heldVersion, presentCase } from './present.ts';
import { heldCase, type ResolutionRow, liveResolution, lockHeld, ownName } from './queries.ts';

type Proposal = HandlerInput<typeof heldPayments.proposeResolution>['body'];
type Money = Pick<ResolutionRow, 'amountIrr' | 'reference'>;

/** Proposals of one officer in an hour: every colleague is notified of each, and nobody needs more. */
export const maxResolutionsPerHour = 60;
const hourMs = 3_600_000;

/**
 * Proposes what should become of a held payment. Where the gateway told the amount, that amount it is; else the
 * proposer writes what its statement says, with its reference, and the second person confirms that too.
 */
export async function proposeResolution(
  ctx: Ctx,
  paymentId: string,
  proposal: Proposal,
): Promise<Answer<typeof heldPayments.proposeResolution>> {
  const scope = authorise(ctx, 'held-payments.resolve');
  const reason = normalizeText(proposal.reason);
  return withTransaction(ctx, async (tx) => {
    const row = await lockHeld(tx, scope, paymentId);
    const live = await liveResolution(tx, paymentId);
    const pledge = await lockPledge(tx, row.pledgeId);
    const { paidIrr } = pledge;
    requireVersion(proposal.version, heldVersion(row, paidIrr));
    const refusal = whyNotDecide(ctx.actor, pledge.donorAccountId);
    if (refusal) throw new Refusal('conflict', refusal);
    if (row.state !== 'mismatch') throw new Refusal('conflict', 'payment.not_held');
    const money = readMoney(row, proposal, reason);
    if (live) {
      if (isSame(ctx, live, proposal.kind, money))
        return presentCase(ctx, await heldCase(tx, scope, paymentId));
      throw new Refusal('conflict', 'resolution.waiting');
    }
    if (money.reference) await refuseUsedReference(tx, row, money.reference);
    const above =
      proposal.kind === 'accept'
        ? whyNotAccept(money.amountIrr, pledge.amountIrr - paidIrr, row.giverWish)
        : null;
    if (above) throw new Refusal('conflict', above);
    await refuseTooMany(ctx, tx);
    await writeProposal(ctx, tx, row, { kind: proposal.kind, reason, ...money });
    return presentCase(ctx, await heldCase(tx, scope, paymentId));
  });
}

/**
 * As the gateway told it, or as its statement has it.
 * @throws Refusal naming everything that is missing at once
 */
function readMoney(row: PaymentRow, { amountIrr, reference }: Proposal, reason: string): Money {
  const isTold = row.takenIrr !== null;
  const money = {
    amountIrr: row.takenIrr ?? BigInt(amountIrr ?? 0),
    reference: isTold ? null : referenceOf(reference),
  };
  const fields: FieldRefusal[] = [];
  // A gateway may mistake tomans for rials; a typing mistake is larger still.
  if (amountIrr === undefined && !isTold)
    fields.push({ path: 'amountIrr', reason: 'resolution.amount_missing' });
  else if (money.amountIrr <= 0n || money.amountIrr > pledges.giftBounds.maxIrr * 10n)
    fields.push({ path: 'amountIrr', reason: 'resolution.amount_impossible' });
  if (money.reference === '') fields.push({ path: 'reference', reason: 'resolution.reference_missing' });
  if (reason === '') fields.push({ path: 'reason', reason: 'resolution.reason_missing' });
  const [first] = fields;
  if (first) throw new Refusal('invalid', first.reason, { fields });
  return money;
}

/** A reference as it is kept: Latin digits, no spaces. */
export const referenceOf = (text: string | undefined): string =>
  normalizeDigits(normalizeText(text ?? '')).replace(/\s+/g, '');

/** The money of one payment cannot be the proof of another. */
export async function refuseUsedReference(
  tx: Transaction,
  row: PaymentRow,
  reference: string,
): Promise<void> {
  const [other] = await tx
    .select({ id: payment.id })
    .from(payment)
    .where(and(eq(payment.gateway, row.gateway), eq(payment.referenceId, reference), ne(payment.id, row.id)));
  if (other) throw invalidField('reference', 'resolution.reference_used');
}

const isSame = (ctx: Ctx, live: ResolutionRow, kind: ResolutionRow['kind'], money: Money) =>
  live.state === 'proposed' &&
  live.proposedBy === accountOf(ctx) &&
  live.kind === kind &&
  live.amountIrr === money.amountIrr &&
  live.reference === money.reference;

async function refuseTooMany(ctx: Ctx, tx: Transaction): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - hourMs);
  const [lately] = await tx
    .select({ resolutions: count() })
    .from(paymentResolution)
    .where(and(eq(paymentResolution.proposedBy, accountOf(ctx)), gt(paymentResolution.proposedAt, since)));
  if ((lately?.resolutions ?? 0) >= maxResolutionsPerHour)
    throw new Refusal('limit_reached', 'resolution.too_many');
}

async function writeProposal(
  ctx: Ctx,
  tx: Transaction,
  row: PaymentRow,
  resolution: Money & Pick<ResolutionRow, 'kind' | 'reason'>,
): Promise<void> {
  const id = ctx.newId();
  const { provinceCode } = row;
  await tx.insert(paymentResolution).values({
    id,
    paymentId: row.id,
    provinceCode,
    ...resolution,
    giverWish: row.giverWish,
    state: 'proposed',
    proposedBy: accountOf(ctx),
    proposerName: await ownName(ctx, tx),
    proposedAt: ctx.clock.now(),
  });
  await audit(ctx, tx, {
    action: 'payment.resolution_proposed',
    targetType: 'payment',
    targetId: row.id,
    provinceCode,
    detail: { resolutionId: id, kind: resolution.kind, amountIrr: resolution.amountIrr.toString() },
  });
  const exceptAccountId = accountOf(ctx);
  await enqueue(tx, tellStaffJob, row.id, {
    paymentId: row.id,
    news: 'payment_resolution_waiting',
    exceptAccountId,
  });
}
