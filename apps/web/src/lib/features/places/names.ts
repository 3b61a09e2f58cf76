import { m } from '@hamyar/i18n/messages';
import { currentLocale } from '#lib/locale.ts';

interface Named {
  readonly fa: string;
  readonly en: string;
}

/** A label in the language of the page. */
export function nameOf(term: Named): string {
  return term[currentLocale()];
}

/** Where something happens, in a few words: «مشهد، خراسان رضوی», or that it is remote. */
export function whereOf(need: { county: Named; province: Named; isRemote: boolean }): string {
  if (need.isRemote) return m.need_remote();
  return m.need_place({ county: nameOf(need.county), province: nameOf(need.province) });
}
