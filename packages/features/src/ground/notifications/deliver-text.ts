import { id } from '@hamyar/contracts';
import { account, notification, withTransaction } from '@hamyar/db';
import { type Locale, localeOf, localizeHref } from '@hamyar/i18n';
import { noticeWords } from '@hamyar/i18n/notice-words';
import { fitTokens, smsTemplateIn } from '@hamyar/i18n/sms-templates';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Ctx, outsideJob } from '../../kit/feature.ts';
import { isStaleText, isTooLate } from './policy.ts';
import { sendSms } from './send-sms.ts';

/** Takes a notification to the phone of the person it is for, in the language that they chose for their texts. */
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
    const found = await withTransaction(ctx, async (tx) => {
      const [one] = await tx
        .select({ row: notification, chosen: account.locale })
        .from(notification)
        .leftJoin(account, eq(account.id, notification.accountId))
        .where(eq(notification.id, payload.notificationId));
      return one;
    });
    const { row, chosen } = found ?? {};
    if (!row?.recipientMobile || isStaleText(row, ctx.clock.now())) return;
    const locale = localeOf(chosen ?? row.locale);
    await sendSms(ctx, {
      outboxId,
      notificationId: row.id,
      ...wordsIn(ctx, row, locale),
      to: row.recipientMobile,
      provinceCode: row.provinceCode,
      instead: locale === 'fa' ? null : wordsIn(ctx, row, 'fa'),
    });
  },
});

/** The template of a message in a language, and what fills it. */
function wordsIn(
  ctx: Ctx,
  row: Pick<typeof notification.$inferSelect, 'template' | 'params' | 'link'>,
  locale: Locale,
): { template: string; tokens: Readonly<Record<string, string>> } {
  const template = smsTemplateIn(row.template, locale);
  const link = row.link === null ? '' : `${ctx.publicUrl}${localizeHref(row.link, locale)}`;
  return { template, tokens: fitTokens(template, { ...noticeWords(row.params, locale), link }) };
}
