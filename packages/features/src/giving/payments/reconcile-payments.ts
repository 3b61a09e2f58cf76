import { payment, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { and, asc, eq, inArray, lt, or, type SQL } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import { gatewayOf, terminalsInUse } from '../../ground/offices/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { hasMoney } from './ask-gateway.ts';
import { type GatewayWatch, lookInTurn, watchGateway } from './look-in-turn.ts';
import { movePayment } from './move-payment.ts';
import { lockPayment } from './queries.ts';
import { settlePayment } from './settle-payment.ts';

/** A turn begins so often. */
export const turnMs = 30_000;
/** How long a callback has to do its own work before the reconciler does it. */
const patienceMs = 15_000;
/** How long a silent attempt may stand at the bank before its money, if any, has gone back to the payer. */
const bankMs = 30 * 60_000;
/** A silent attempt was never verified, so its money is not with us: after a day even a mute gateway keeps none open. */
const maxSilentMs = 24 * 3_600_000;

/**
 * Attempts of each kind in a turn, and when in the turn the last is begun. Turns come every 30 s and money whose answer
 * was lost is to be posted within 60 s: so the doubtful come first, and a slow gateway may not stretch a turn. Silent
 * ones cost nothing but the asking; at 200 a turn ten thousand abandoned ones have all been asked in 40 minutes. Asking for
 * lists ends before what they tell of does.
 */
const doubtful = { max: 100, untilMs: 8_000 };
const lists = { untilMs: 10_000 };
const listed = { max: 100, untilMs: 12_000 };
const calledUnpaid = { max: 20, untilMs: 12_000 };
const silent = { max: 200, untilMs: 12_000 };

const dueColumns = {
  id: payment.id,
  state: payment.state,
  authority: payment.authority,
  terminalId: payment.terminalId,
  createdAt: payment.createdAt,
};

/**
 * Finishes what a callback did not: it never came, it crashed, or the gateway did not answer. First the attempts whose
 * outcome is in doubt are verified, then the gateway's own list of paid but unverified money is worked through. Then
 * those called unpaid are asked about a last time, and silent ones only asked about: verifying one that is still at the
 * bank would call it failed. Within each kind whoever waited longest for a question comes first, so that no number of
 * attempts about which there is nothing to say holds up another; and a gateway that does not answer is left alone.
 */
export async function reconcilePayments(asker: Ctx): Promise<{ looked: number }> {
  authorise(asker, 'platform');
  const watch = watchGateway(asker);
  const { ctx } = watch;
  const before = (ms: number) => new Date(ctx.clock.now().getTime() - ms);
  const settle = ({ id }: { id: string }) => settlePayment(ctx, id, 'reconciler');
  const look = (row: Due) => finishSilent(ctx, row);
  const isDoubtful = and(
    inArray(payment.state, ['callback_ok', 'callback_nok', 'verifying', 'verify_unknown']),
    or(
      lt(payment.updatedAt, before(patienceMs)),
      and(eq(payment.state, 'verify_unknown'), lt(payment.updatedAt, before(patienceMs / 3))),
    ),
  );
  const isSilent = and(
    inArray(payment.state, ['created', 'requested', 'redirected']),
    lt(payment.createdAt, before(patienceMs)),
  );
  // Two questions about one attempt may be answered in the other order, and the one who was told "verified" may crash:
  // nobody's "not paid" is the end before the bank's time is over.
  const isCalledUnpaid = and(eq(payment.state, 'failed'), lt(payment.updatedAt, before(bankMs)));
  const looked = [
    await lookInTurn(watch, await find(ctx, isDoubtful, doubtful.max), settle, doubtful.untilMs),
    await lookInTurn(watch, await findListed(watch), settle, listed.untilMs),
    await lookInTurn(watch, await find(ctx, isCalledUnpaid, calledUnpaid.max), look, calledUnpaid.untilMs),
    await lookInTurn(watch, await find(ctx, isSilent, silent.max), look, silent.untilMs),
  ];
  return { looked: looked.reduce((sum, one) => sum + one, 0) };
}

type Due = Awaited<ReturnType<typeof find>>[number];

/** Attempts of a kind, those first that have not been asked about for longest. */
function find(ctx: Ctx, isOfKind: SQL | undefined, max: number) {
  authorise(ctx, 'platform');
  return withTransaction(ctx, (tx) =>
    tx
      .select(dueColumns)
      .from(payment)
      .where(isOfKind)
      .orderBy(asc(payment.askedAt), asc(payment.id))
      .limit(max),
  );
}

/**
 * Paid but never verified, by the gateway's own list: also finds money that came after we had given an attempt up. Each turn
 * begins at another terminal, so that slow ones keep none from being asked; terminals of one merchant id tell the same.
 */
async function findListed({ ctx, startedAt, isAway }: GatewayWatch): Promise<Due[]> {
  const terminals = [null, ...(await terminalsInUse(ctx))];
  const first = Math.trunc(startedAt.getTime() / turnMs) % terminals.length;
  const end = startedAt.getTime() + lists.untilMs;
  const authorities = new Set<string>();
  for (const terminalId of [...terminals.slice(first), ...terminals.slice(0, first)]) {
    if (isAway() || ctx.clock.now().getTime() >= end) break;
    const answer = await (await gatewayOf(ctx, terminalId)).listUnverified();
    if (answer.kind === 'listed') for (const { authority } of answer.payments) authorities.add(authority);
  }
  if (authorities.size === 0) return [];
  const ours = await find(ctx, inArray(payment.authority, [...authorities]), listed.max);
  if (ours.length < Math.min(authorities.size, listed.max))
    ctx.log.warn('the gateway holds money for an attempt that is not ours');
  return ours;
}

async function finishSilent(ctx: Ctx, row: Due): Promise<void> {
  const ageMs = ctx.clock.now().getTime() - row.createdAt.getTime();
  if (row.authority !== null) {
    const gateway = await gatewayOf(ctx, row.terminalId);
    const answer = await gateway.inquire({ authority: row.authority });
    if (hasMoney(answer)) return settlePayment(ctx, row.id, 'reconciler');
    const isTold = answer.kind !== 'unavailable' && answer.kind !== 'refused';
    // In doubt it waits: an attempt whose money we may have verified is only given up on the gateway's word.
    if (!isTold && (row.state === 'failed' || ageMs < maxSilentMs)) return;
  }
  if (ageMs >= bankMs) await expireAttempt(ctx, row.id);
}

async function expireAttempt(ctx: Ctx, id: string): Promise<void> {
  authorise(ctx, 'platform');
  await withTransaction(ctx, async (tx) => {
    const row = await lockPayment(tx, id);
    if (!(await movePayment(ctx, tx, row, 'expired'))) return;
    await audit(ctx, tx, {
      action: 'payment.expired',
      targetType: 'payment',
      targetId: id,
      provinceCode: row.provinceCode,
    });
  });
}
