import { formatDay, formatIrr, formatNumber, formatTime } from './format.ts';
import type { Locale } from './locale.ts';

/**
 * What a notice's sentence is filled with, in the reader's language. A notice is kept as facts, because its reader may
 * change language and its text message may not have one: `startsAt` (instant) becomes `when`, `insteadAt` becomes `instead`, `amountIrr` (digits)
 * becomes `amount`, `nameEn` stands for `name` in English, and counts are written with the language's digits. The rest
 * stays as it is.
 */
export function noticeWords(
  params: Readonly<Record<string, string>>,
  locale: Locale,
): Record<string, string> {
  const words: Record<string, string> = {};
  for (const [name, text] of Object.entries(params)) {
    if (name === 'startsAt') words['when'] = shortWhen(text, locale);
    else if (name === 'insteadAt') words['instead'] = shortWhen(text, locale);
    else if (name === 'amountIrr') words['amount'] = formatIrr(text, locale);
    else if (name.endsWith('En'))
      words[name.slice(0, -2)] = locale === 'en' ? text : (params[name.slice(0, -2)] ?? text);
    else words[name] ??= /^\d{1,9}$/.test(text) ? formatNumber(Number(text), locale) : text;
  }
  return words;
}

/** «شنبه ۳۰ آبان، ساعت ۱۶:۰۰»: no more than the four spaces that the SMS provider's blank allows. */
function shortWhen(startsAt: string, locale: Locale): string {
  const day = formatDay(new Date(startsAt), locale, { year: false });
  const time = formatTime(startsAt, locale);
  return locale === 'fa' ? `${day}، ساعت ${time}` : `${day}, ${time}`;
}
