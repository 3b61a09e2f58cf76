import { notification, type Transaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { isReachable } from '@hamyar/domain';
import type { LinkPath } from '@hamyar/i18n/link-paths';
import { smsTemplates } from '@hamyar/i18n/sms-templates';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { deliverText } from './deliver-text.ts';

export interface Notice {
  /** Null for a giver without an account: then only SMS reaches them. */
  readonly accountId: string | null;
  /** E.164, or null when only the inbox should know. */
  readonly mobile: string | null;
  readonly template: string;
  /** Facts of the sentence, not words: see `noticeWords`. */
  readonly params: Readonly<Record<string, string>>;
  readonly link: LinkPath | null;
  /** The office that it comes from, by whose line its text goes out; left out or null: the platform. */
  readonly provinceCode?: string | null;
  readonly locale?: string;
  /** When the text may go out; the inbox has the message at once. Left out: now. */
  readonly textAt?: Date;
}

/** Days a message is kept. */
const retentionDays = 365;

/** Part of the caller's transaction: the message exists exactly when the change it tells of does. */
export async function notify(ctx: Ctx, tx: Transaction, notice: Notice): Promise<void> {
  const now = ctx.clock.now();
  // Whoever's number is somebody else's by now reads it in the inbox alone.
  const mobile = notice.mobile && isReachable(notice.mobile) ? notice.mobile : null;
  const notificationId = ctx.newId();
  await tx.insert(notification).values({
    id: notificationId,
    accountId: notice.accountId,
    recipientMobile: mobile,
    provinceCode: notice.provinceCode ?? null,
    template: notice.template,
    params: notice.params,
    link: notice.link,
    locale: notice.locale ?? 'fa',
    retainUntil: keptUntil(now, retentionDays),
    createdAt: now,
  });
  if (mobile && notice.template in smsTemplates) {
    const dueAt = notice.textAt && notice.textAt > now ? notice.textAt : now;
    const more = dueAt > now ? { notBefore: dueAt } : {};
    await enqueue(tx, deliverText, notificationId, { notificationId, dueAtMs: dueAt.getTime() }, more);
  }
}
