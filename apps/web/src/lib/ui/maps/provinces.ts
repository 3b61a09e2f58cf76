import { compareText, type Locale } from '@hamyar/i18n';
import rows from './provinces.json';

export interface Province {
  /** ISO 3166-2:IR, `IR-00` … `IR-30`. */
  readonly iso: string;
  readonly slug: string;
  readonly fa: string;
  readonly en: string;
  /** Cell of the 7 × 7 tile grid, from 1. Column 1 is the west. */
  readonly row: number;
  readonly col: number;
}

/** The 31 provinces in Persian order. */
export const provinces: readonly Province[] = rows;

/** The provinces in the order of a language. */
export function provincesIn(locale: Locale): readonly Province[] {
  const compare = compareText(locale);
  return [...provinces].sort((a, b) => compare(a[locale], b[locale]));
}
