import type { Locale } from './locale.ts';

/** What somebody wrote in Persian, and in English where they did. */
interface Bilingual {
  readonly fa: string;
  readonly en: string | null;
}

/** The words for a page of a language: the Persian ones where nobody wrote English. */
export const saidIn = ({ fa, en }: Bilingual, locale: Locale): string => (locale === 'en' ? (en ?? fa) : fa);

/** Whether an English page has to show Persian words, and says so. */
export const isPersianIn = ({ en }: Bilingual, locale: Locale): boolean => locale === 'en' && en === null;
