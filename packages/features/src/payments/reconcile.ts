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
/** Attempts called unpaid that are asked about a last time in a turn; they are in no hurry. */
const mostLastQuestions = 20;
/** Attempts looked after in a turn, oldest first: a long outage is worked off without holding a turn for ever. */
const mostPerTurn = 100;

const dueColumns = {
  id: payment.id,
  state: payment.state,
  authority: payment.authority,
  createdAt: payment.createdAt,
};

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
      .select(dueColumns)
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
  for (const row of [...due, ...(await findCalledUnpaid(ctx, new Date(now - bankMs)))]) {
    const isSilent = ['requested', 'redirected', 'created', 'failed'].includes(row.state);
    await apart(ctx, row.id, () =>
      isSilent
        ? lookAfterSilent(ctx, row, now - row.createdAt.getTime() >= bankMs)
        : settlePayment(ctx, row.id, 'reconciler'),
    );
  }
  return { looked: due.length + (await takeUnverified(ctx)) };
}

/** One attempt that cannot be finished must not stand in the way of all that come after it. */
async function apart(ctx: Ctx, paymentId: string, finish: () => Promise<void>): Promise<void> {
  try {
    await finish();
  } catch (error) {
    ctx.log.error({ err: error, paymentId }, 'a payment could not be reconciled');
  }
}

/**
 * Two questions about one attempt may be answered in the other order, and the one who was told "verified" may crash. So
 * nobody's "not paid" is the end before the bank's time is over.
 */
function findCalledUnpaid(ctx: Ctx, before: Date) {
  authorise(ctx, 'projects.manage');
  return withTransaction(ctx, (tx) =>
    tx
      .select(dueColumns)
      .from(payment)
      .where(and(eq(payment.state, 'failed'), lt(payment.updatedAt, before)))
      .orderBy(asc(payment.updatedAt))
      .limit(mostLastQuestions),
  );
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
    if (id) await apart(ctx, id, () => settlePayment(ctx, id, 'reconciler'));
    else ctx.log.warn('the gateway holds money for an attempt that is not ours');
  }
  return answer.payments.length;
}

function findPayment(ctx: Ctx, authority: string): Promise<string | null> {
  authorise(ctx, 'projects.manage');
  return withTransaction(ctx, (tx) => paymentIdOf(tx, authority));
}
