import { notification, type Transaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { isReachable } from '@hamyar/domain';
import type { Locale } from '@hamyar/i18n';
import type { LinkPath } from '@hamyar/i18n/link-paths';
import { smsTemplates } from '@hamyar/i18n/sms-templates';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { deliverText } from './deliver-text.ts';

/** A need as messages name it. */
export interface NamedNeed {
  readonly needId: string;
  readonly title: string;
  /** Null: its office wrote no English. */
  readonly titleEn: string | null;
}

/** The words of a need for a message's sentence, in the languages that it has. Pure. */
export const needWords = ({ title, titleEn }: Omit<NamedNeed, 'needId'>): Record<string, string> => ({
  need: title,
  ...(titleEn !== null && { needEn: titleEn }),
});

export interface Notice {
  /** Null for a giver without an account: then only SMS reaches them. */
  readonly accountId: string | null;
  /** E.164, or null when only the inbox should know. */
  readonly mobile: string | null;
  readonly template: string;
  /** Facts of the sentence, not words: see `noticeWords`. */
  readonly params?: Readonly<Record<string, string>>;
  /** The need that it is of: the sentence names it, and its office sees what became of the text. */
  readonly need?: NamedNeed;
  readonly link: LinkPath | null;
  /** The office that it comes from, by whose line its text goes out; left out or null: the platform. */
  readonly provinceCode?: string | null;
  /** Of whoever has no account; an account has its own. Left out: Persian. */
  readonly locale?: Locale;
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
    params: { ...notice.params, ...(notice.need && needWords(notice.need)) },
    needId: notice.need?.needId ?? null,
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
