import type { Answer, notifications } from '@hamyar/contracts';
import { messageNamed } from '@hamyar/i18n/message-named';
import { m } from '@hamyar/i18n/messages';

type Undelivered = Answer<typeof notifications.listUndelivered>['items'][number];

/** What a text is about; a template younger than these keeps its own name. */
export function textInWords(template: string): string {
  const persian = template.replace(/_en$/, '');
  const text = messageNamed(`text_${persian}`);
  if (text === null) return template;
  return persian === template ? text : m.text_in_english({ text });
}

/** Why a text reached nobody, and what to do about it. */
export function whyInWords(why: Undelivered['why']): string {
  const words: Record<Undelivered['why'], () => string> = {
    number: m.text_why_number,
    template: m.text_why_template,
    tokens: m.text_why_tokens,
    credit: m.text_why_credit,
    account: m.text_why_account,
    other: m.text_why_other,
    lost: m.text_why_lost,
  };
  return words[why]();
}
