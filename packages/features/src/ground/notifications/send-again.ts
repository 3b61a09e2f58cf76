import { messageAttempt, type Transaction, withTransaction } from '@hamyar/db';
import { enqueueMany } from '@hamyar/delivery';
import { audit } from '@hamyar/platform';
import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { deliverText } from './deliver-text.ts';
import { pauseOf } from './queries.ts';

/** Texts let go in one turn; the next turn takes the rest. */
const maxAtOnce = 500;

/** Sends texts that reached nobody out once more; what has gone out meanwhile, and codes, which are old, are left. */
export async function sendAgain(asker: Ctx, attemptIds: readonly string[]): Promise<number> {
  authorise(asker, 'system.manage');
  const ctx = asService(asker, 'undelivered-texts');
  return withTransaction(ctx, async (tx) => {
    const sent = await release(ctx, tx, { ids: attemptIds, limit: maxAtOnce });
    if (sent > 0)
      await audit(asker, tx, {
        action: 'notifications.sent_again',
        targetType: 'message_attempt',
        targetId: 'batch',
        detail: { attemptIds, count: sent },
      });
    return sent;
  });
}

/**
 * Texts that wait for our account or a template: one goes out to ask whether that is mended, and once one has got through
 * all the others follow.
 */
export async function resumeHeld(ctx: Ctx): Promise<void> {
  authorise(ctx, 'platform');
  await withTransaction(ctx, async (tx) => {
    const waiting = await tx
      .selectDistinct({ template: messageAttempt.template })
      .from(messageAttempt)
      .where(and(eq(messageAttempt.state, 'held'), isNotNull(messageAttempt.notificationId)))
      .limit(50);
    for (const { template } of waiting) {
      if (await pauseOf(tx, template, ctx.clock.now())) continue;
      const { rows } = await tx.$client.query({
        name: 'message_got_through',
        text: `select from message_attempt s where s.state = 'sent' and s.template = $1 and s.finished_at >
          (select max(h.finished_at) from message_attempt h where h.state = 'held' and h.template = $1) limit 1`,
        values: [template],
      });
      const released = await release(ctx, tx, { template, limit: rows.length > 0 ? maxAtOnce : 1 });
      await audit(ctx, tx, {
        action: 'notifications.resumed',
        targetType: 'message_template',
        targetId: template,
        detail: { count: released },
      });
    }
  });
}

async function release(
  ctx: Ctx,
  tx: Transaction,
  which: { ids?: readonly string[]; template?: string; limit: number },
): Promise<number> {
  const rows = await tx
    .select({ id: messageAttempt.id, notificationId: messageAttempt.notificationId })
    .from(messageAttempt)
    .where(
      and(
        which.ids ? inArray(messageAttempt.id, [...which.ids]) : undefined,
        which.template ? eq(messageAttempt.template, which.template) : undefined,
        which.ids
          ? inArray(messageAttempt.state, ['held', 'rejected', 'sending'])
          : eq(messageAttempt.state, 'held'),
        isNotNull(messageAttempt.notificationId),
      ),
    )
    .orderBy(asc(messageAttempt.id))
    .limit(which.limit)
    .for('update', { skipLocked: true });
  const items = rows.flatMap(({ notificationId }) =>
    notificationId === null ? [] : [{ key: notificationId, payload: { notificationId } }],
  );
  await tx
    .update(messageAttempt)
    .set({ state: 'again', finishedAt: sql`coalesce(finished_at, ${ctx.clock.now()})` })
    .where(
      inArray(
        messageAttempt.id,
        rows.map(({ id }) => id),
      ),
    );
  await enqueueMany(tx, deliverText, items);
  return items.length;
}
