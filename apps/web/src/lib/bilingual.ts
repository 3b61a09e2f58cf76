import type { Bilingual } from '@hamyar/contracts';
import { isPersianIn, saidIn } from '@hamyar/i18n';
import { currentLocale } from '#lib/locale.ts';

/**
 * Words that an office wrote, as plain text for the page's language: for a tab, a sentence, a label of a choice. Where they stand
 * by themselves `Said.svelte` shows them, which marks Persian ones on an English page.
 */
export const said = (words: Bilingual): string => saidIn(words, currentLocale());

/** Whether these words are Persian on an English page. */
export const isForeign = (words: Bilingual): boolean => isPersianIn(words, currentLocale());
