import { id } from '@hamyar/contracts';
import { notification, withTransaction } from '@hamyar/db';
import { noticeWords } from '@hamyar/i18n/notice-words';
import { fitTokens } from '@hamyar/i18n/sms-templates';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { outsideJob } from '../../kit/feature.ts';
import { isStaleText, isTooLate } from './policy.ts';
import { sendSms } from './send-sms.ts';

/** Takes a notification to the phone of the person it is for. */
// Not a verb: the job of `notify`, whose caller was authorised and audits; `message_attempt` is its record.
// eslint-disable-next-line hamyar/verb-guards
export const deliverText = outsideJob({
  name: 'notifications.deliver',
  queue: 'standard',
  payload: z.object({
    notificationId: id,
    /** When it was to go out, in milliseconds since 1970; left out of what is let go again by hand. */
    dueAtMs: z.int().optional(),
  }),
  async run(ctx, payload, outboxId) {
    if (isTooLate(payload.dueAtMs ?? null, ctx.clock.now())) return;
    const row = await withTransaction(ctx, async (tx) => {
      const [found] = await tx.select().from(notification).where(eq(notification.id, payload.notificationId));
      return found;
    });
    if (!row?.recipientMobile || isStaleText(row, ctx.clock.now())) return;
    const link = row.link ? `${ctx.publicUrl}${row.link}` : '';
    await sendSms(ctx, {
      outboxId,
      notificationId: row.id,
      template: row.template,
      to: row.recipientMobile,
      provinceCode: row.provinceCode,
      // The approved texts are Persian, whatever the reader's pages speak.
      tokens: fitTokens(row.template, { ...noticeWords(row.params, 'fa'), link }),
    });
  },
});
