import { messageAttempt, withTransaction } from '@hamyar/db';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';

export interface Sms {
  /** The outbox row being done; also the provider's reference against a second delivery. */
  readonly outboxId: string;
  readonly notificationId?: string;
  readonly template: string;
  /** E.164. */
  readonly to: string;
  readonly tokens: Readonly<Record<string, string>>;
}

/**
 * Sends one SMS in two steps: the attempt is written before the call and its outcome after. A crash in between leaves
 * `sending`, which is never sent again by itself: a second text is worse than none, and a code can be asked for again.
 * @throws when the provider is away, so that the queue tries again later
 */
// Not a verb: no person asks for it. Jobs do what somebody who was authorised asked for, and `message_attempt` is its record.
// eslint-disable-next-line hamyar/verb-guards
export async function sendSms(ctx: Ctx, sms: Sms): Promise<void> {
  const attemptId = await withTransaction(ctx, async (tx) => {
    const earlier = await tx
      .select({ id: messageAttempt.id, state: messageAttempt.state })
      .from(messageAttempt)
      .where(eq(messageAttempt.outboxId, sms.outboxId));
    if (earlier.some((attempt) => attempt.state !== 'unknown')) return null;
    const id = ctx.newId();
    await tx.insert(messageAttempt).values({
      id,
      outboxId: sms.outboxId,
      notificationId: sms.notificationId ?? null,
      template: sms.template,
      state: 'sending',
      startedAt: ctx.clock.now(),
    });
    return id;
  });
  if (!attemptId) return;
  const result = await ctx.ports.sms.sendTemplate({
    templateKey: sms.template,
    to: sms.to,
    tokens: sms.tokens,
    clientReference: sms.outboxId,
  });
  const outcome =
    result.kind === 'sent'
      ? { state: 'sent' as const, providerMessageId: result.messageId }
      : { state: result.kind === 'rejected' ? ('rejected' as const) : ('unknown' as const) };
  await withTransaction(ctx, async (tx) => {
    await tx
      .update(messageAttempt)
      .set({ ...outcome, finishedAt: ctx.clock.now() })
      .where(eq(messageAttempt.id, attemptId));
  });
  if (result.kind === 'unavailable') throw new Error('the SMS provider did not take the message');
}
