import { messageAttempt, withTransaction } from '@hamyar/db';
import { mendableRejections, type SmsResult } from '@hamyar/platform/ports/sms-gateway';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { lineOf, pauseOf } from './queries.ts';

export interface Sms {
  /** The outbox row being done; also the provider's reference against a second delivery. */
  readonly outboxId: string;
  readonly notificationId?: string;
  readonly template: string;
  /** E.164. */
  readonly to: string;
  readonly tokens: Readonly<Record<string, string>>;
  /** The office that it comes from; left out or null: the platform. */
  readonly provinceCode?: string | null;
  /** What goes out in its place when the provider has not approved its template: the same in Persian. */
  readonly instead?: Pick<Sms, 'template' | 'tokens'> | null;
}

/**
 * Sends one SMS in two steps: the attempt is written before the call and its outcome after. A crash in between leaves
 * `sending`, which is never sent again by itself: a second text is worse than none, and a code can be asked for again.
 * What our account or the template is refused for waits as `held` and goes out once that is mended.
 * @throws when the provider is away, so that the queue tries again later
 */
// Not a verb: no person asks for it. Jobs do what somebody who was authorised asked for, and `message_attempt` is its record.
// eslint-disable-next-line hamyar/verb-guards
export async function sendSms(ctx: Ctx, sms: Sms): Promise<void> {
  const begun = await withTransaction(ctx, async (tx) => {
    const earlier = await tx
      .select({ id: messageAttempt.id, state: messageAttempt.state })
      .from(messageAttempt)
      .where(eq(messageAttempt.outboxId, sms.outboxId));
    if (earlier.some((attempt) => attempt.state !== 'unknown')) return null;
    const pause = await pauseOf(tx, sms.template, ctx.clock.now());
    const id = ctx.newId();
    await tx.insert(messageAttempt).values({
      id,
      outboxId: sms.outboxId,
      notificationId: sms.notificationId ?? null,
      template: sms.template,
      state: pause ? 'held' : 'sending',
      ...pause,
      startedAt: ctx.clock.now(),
      finishedAt: pause ? ctx.clock.now() : null,
    });
    const line = sms.provinceCode ? await lineOf(tx, sms.provinceCode) : null;
    return { id, isHeld: pause !== null, line };
  });
  if (!begun || begun.isHeld) return;
  const { template, result } = await handOver(ctx, sms, begun.line);
  await withTransaction(ctx, async (tx) => {
    await tx
      .update(messageAttempt)
      .set({ ...outcomeOf(result), template, finishedAt: ctx.clock.now() })
      .where(eq(messageAttempt.id, begun.id));
  });
  if (result.kind === 'unavailable') throw new Error('the SMS provider did not take the message');
}

/** Hands a text over. Nothing went out by a template that is not approved: what stands in its place goes out then. */
async function handOver(
  ctx: Ctx,
  sms: Sms,
  line: string | null,
): Promise<{ template: string; result: SmsResult }> {
  const send = async ({ template, tokens }: Pick<Sms, 'template' | 'tokens'>) => ({
    template,
    result: await ctx.ports.sms.sendTemplate({
      templateKey: template,
      to: sms.to,
      tokens,
      line,
      clientReference: sms.outboxId,
    }),
  });
  const sent = await send(sms);
  const isUnapproved = sent.result.kind === 'rejected' && sent.result.reason === 'template';
  return isUnapproved && sms.instead ? send(sms.instead) : sent;
}

function outcomeOf(result: SmsResult) {
  if (result.kind === 'sent') return { state: 'sent' as const, providerMessageId: result.messageId };
  if (result.kind === 'unavailable') return { state: 'unknown' as const };
  const isMendable = mendableRejections.some((reason) => reason === result.reason);
  return {
    state: isMendable ? ('held' as const) : ('rejected' as const),
    refusal: result.reason,
    refusalCode: result.code,
  };
}
