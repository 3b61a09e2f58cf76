import type { Locale } from './locale.ts';

const collators = { fa: new Intl.Collator('fa'), en: new Intl.Collator('en') } as const;

/** Which of two texts stands first in the alphabet of a language: negative, 0 or positive. */
export const compareTexts = (one: string, other: string, locale: Locale): number =>
  collators[locale].compare(one, other);
