import { payment, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { and, asc, eq, inArray, lt, or } from 'drizzle-orm';
import { authorise } from '../access/index.ts';
import type { Ctx } from '../feature.ts';
import { lockPayment, movePayment, paymentIdOf } from './queries.ts';
import { settlePayment } from './settle.ts';

/** How long a callback has to do its own work before we look after it. */
const patienceMs = 15_000;
/** How long a silent attempt may stand at the bank before its money, if any, has gone back to the payer. */
const bankMs = 30 * 60_000;
/** Attempts looked after in a turn, oldest first: a long outage is worked off without holding a turn for ever. */
const mostPerTurn = 100;

/**
 * Finishes what a callback did not: it never came, it crashed, or the gateway did not answer. Attempts whose outcome is
 * in doubt are verified; silent ones are first only asked about, because verifying one that is still at the bank would
 * call it failed. At the end the gateway's own list of paid but unverified money is worked through.
 */
export async function reconcilePayments(ctx: Ctx): Promise<{ looked: number }> {
  authorise(ctx, 'projects.manage');
  const now = ctx.clock.now().getTime();
  const due = await withTransaction(ctx, (tx) =>
    tx
      .select({
        id: payment.id,
        state: payment.state,
        authority: payment.authority,
        createdAt: payment.createdAt,
      })
      .from(payment)
      .where(
        and(
          inArray(payment.state, [
            'callback_ok',
            'callback_nok',
            'verifying',
            'verify_unknown',
            'requested',
            'redirected',
            'created',
          ]),
          or(
            lt(payment.updatedAt, new Date(now - patienceMs)),
            and(eq(payment.state, 'verify_unknown'), lt(payment.updatedAt, new Date(now - patienceMs / 3))),
          ),
        ),
      )
      .orderBy(asc(payment.updatedAt))
      .limit(mostPerTurn),
  );
  for (const row of due) {
    const isSilent = row.state === 'requested' || row.state === 'redirected' || row.state === 'created';
    if (!isSilent) await settlePayment(ctx, row.id, 'reconciler');
    else await lookAfterSilent(ctx, row, now - row.createdAt.getTime() >= bankMs);
  }
  return { looked: due.length + (await takeUnverified(ctx)) };
}

async function lookAfterSilent(
  ctx: Ctx,
  row: { id: string; authority: string | null },
  isLate: boolean,
): Promise<void> {
  if (row.authority !== null) {
    const answer = await ctx.ports.payments.inquire({ authority: row.authority });
    const hasMoney = answer.kind === 'found' && (answer.state === 'paid' || answer.state === 'verified');
    if (hasMoney) return settlePayment(ctx, row.id, 'reconciler');
    // In doubt it waits: an attempt is only given up on the gateway's word.
    if (answer.kind === 'unavailable' || answer.kind === 'refused') return;
  }
  if (isLate) await expireAttempt(ctx, row.id);
}

async function expireAttempt(ctx: Ctx, id: string): Promise<void> {
  authorise(ctx, 'projects.manage');
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

/** Paid but never verified, by the gateway's own list: also finds money that came after we had given an attempt up. */
async function takeUnverified(ctx: Ctx): Promise<number> {
  const answer = await ctx.ports.payments.listUnverified();
  if (answer.kind !== 'listed') return 0;
  for (const { authority } of answer.payments) {
    const id = await findPayment(ctx, authority);
    if (id) await settlePayment(ctx, id, 'reconciler');
    else ctx.log.warn('the gateway holds money for an attempt that is not ours');
  }
  return answer.payments.length;
}

function findPayment(ctx: Ctx, authority: string): Promise<string | null> {
  authorise(ctx, 'projects.manage');
  return withTransaction(ctx, (tx) => paymentIdOf(tx, authority));
}
