import type { Reason } from '@hamyar/contracts/reasons';
import { payment, paymentEvent, withTransaction, type Transaction } from '@hamyar/db';
import { intentionOfTheme } from '@hamyar/domain';
import { localeOf } from '@hamyar/i18n';
import { linkIn, linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { asService, authorise } from '../../ground/access/index.ts';
import { gatewayOf, requireMoneyTaken, terminalFor } from '../../ground/offices/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { lockPledgeByKey, paymentProblem, type PledgeRow } from '../pledges/index.ts';
import { projectById, whyNotGive } from '../projects/index.ts';
import { gatewayName, hasMoney } from './ask-gateway.ts';
import { movePayment } from './move-payment.ts';
import { awayAtBank, lockPayment, pendingOf } from './queries.ts';
import { settlePayment } from './settle-payment.ts';

interface Attempt {
  readonly paymentId: string;
  readonly terminalId: string | null;
  readonly amountIrr: bigint;
  readonly description: string;
  readonly mobile: string | null;
  readonly locale: string;
}

/** Opens an attempt to pay a pledge, for whoever holds its key. */
export function startPayment(asker: Ctx, key: string): Promise<{ redirectUrl: string }> {
  return openAttempt(asker, async (ctx, tx) => {
    const row = await lockPledgeByKey(ctx, tx, key);
    if (!row) throw new Refusal('not_found', 'pledge.unknown');
    return row;
  });
}

/**
 * Written before the gateway is asked and completed after: a crash in between leaves an attempt without authority,
 * which nobody can pay and which expires.
 */
export async function openAttempt(
  asker: Ctx,
  find: (ctx: Ctx, tx: Transaction) => Promise<PledgeRow>,
): Promise<{ redirectUrl: string }> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'giving');
  await askAboutEarlier(ctx, find);
  const attempt = await withTransaction(ctx, async (tx) => createAttempt(ctx, tx, await find(ctx, tx)));
  const gateway = await gatewayOf(ctx, attempt.terminalId);
  const answer = await gateway.request({
    amountIrr: attempt.amountIrr,
    description: attempt.description,
    callbackUrl: ctx.publicUrl + linkIn(linkPaths.payCallback(), localeOf(attempt.locale)),
    orderId: attempt.paymentId,
    ...(attempt.mobile ? { mobile: attempt.mobile } : {}),
  });
  await withTransaction(ctx, async (tx) => {
    const row = await lockPayment(tx, attempt.paymentId);
    if (answer.kind !== 'ready') {
      const detail =
        answer.kind === 'refused' ? { why: answer.reason, code: answer.code } : { why: 'gateway_away' };
      await movePayment(ctx, tx, row, 'failed', {}, detail);
      return;
    }
    await movePayment(ctx, tx, row, 'requested', { authority: answer.authority });
    await movePayment(ctx, tx, { id: row.id, state: 'requested' }, 'redirected');
  });
  if (answer.kind === 'ready') return { redirectUrl: gateway.redirectUrl(answer.authority) };
  throw answer.kind === 'refused'
    ? new Refusal('conflict', 'payment.refused')
    : new Refusal('unavailable', 'payment.gateway_away');
}

/**
 * Whoever closed the bank's page may have paid on it: before another charge the gateway is asked, and money that it has is
 * posted first. An attempt that may still be paid there is left as it is.
 * @throws Refusal `unavailable` where the gateway does not say
 */
// Not a verb: `openAttempt` was asked for by the public, and what comes of the money is audited where it is booked.
// eslint-disable-next-line hamyar/verb-guards
async function askAboutEarlier(
  ctx: Ctx,
  find: (ctx: Ctx, tx: Transaction) => Promise<PledgeRow>,
): Promise<void> {
  const earlier = await withTransaction(ctx, async (tx) => awayAtBank(tx, (await find(ctx, tx)).id));
  for (const { id, authority, terminalId } of earlier) {
    const gateway = await gatewayOf(ctx, terminalId);
    const answer = await gateway.inquire({ authority });
    if (answer.kind === 'unavailable' || answer.kind === 'refused')
      throw new Refusal('unavailable', 'payment.gateway_away');
    if (hasMoney(answer)) await settlePayment(ctx, id, 'reconciler');
  }
}

async function createAttempt(ctx: Ctx, tx: Transaction, row: PledgeRow): Promise<Attempt> {
  const project = await projectById(tx, row.projectId);
  const problem = await standingProblem(tx, row);
  if (problem) throw new Refusal('conflict', problem);
  await requireMoneyTaken(ctx, tx, row.provinceCode);
  const terminalId = await terminalFor(ctx, tx, row.provinceCode, intentionOfTheme(project.theme));
  // A part may have been taken already: the rest is asked for.
  const amountIrr = row.amountIrr - row.paidIrr;
  const paymentId = ctx.newId();
  const now = ctx.clock.now();
  await tx.insert(payment).values({
    id: paymentId,
    pledgeId: row.id,
    provinceCode: row.provinceCode,
    amountIrr,
    gateway: gatewayName,
    terminalId,
    state: 'created',
    createdAt: now,
    updatedAt: now,
    askedAt: now,
  });
  await tx.insert(paymentEvent).values({ paymentId, fromState: null, toState: 'created', at: now });
  await audit(ctx, tx, {
    action: 'payment.started',
    targetType: 'payment',
    targetId: paymentId,
    provinceCode: row.provinceCode,
    detail: { pledgeId: row.id },
  });
  return {
    paymentId,
    terminalId,
    amountIrr,
    description: `همیار: ${project.titleFa}`.slice(0, 200),
    mobile: row.donorMobile,
    locale: row.locale,
  };
}

/** Why a pledge cannot be paid now, or null: by its own state, its project and the payments of it. */
export async function standingProblem(tx: Transaction, row: PledgeRow): Promise<Reason | null> {
  const project = await projectById(tx, row.projectId);
  return paymentProblem(row.state, whyNotGive(project.status) === null, await pendingOf(tx, row.id));
}
