import { compareText } from '@hamyar/i18n';
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

/** Terms as the choices of a form, in their own order. */
export const termChoices = (terms: readonly (Named & { code: string })[]) =>
  terms.map((term) => ({ value: term.code, label: nameOf(term) }));

/** In the order of the page's own language: «آذربایجان» before «اردبیل», but `Alborz` before `Ardabil`. */
export function byName<T extends Named>(terms: readonly T[]): T[] {
  const compare = compareText(currentLocale());
  return terms.toSorted((a, b) => compare(nameOf(a), nameOf(b)));
}

/** Where something happens, in a few words: «مشهد، خراسان رضوی», or that it is remote. */
export function whereOf(need: { county: Named; province: Named; isRemote: boolean }): string {
  if (need.isRemote) return m.need_remote();
  return m.need_place({ county: nameOf(need.county), province: nameOf(need.province) });
}
