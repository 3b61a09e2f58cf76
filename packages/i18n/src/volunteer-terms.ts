import { allCounties, allProvinces, issuingBodies, languages, professions, type Term } from '@hamyar/domain';
import type { Locale } from './locale.ts';

/** One choice of a list that people pick from. */
export interface TermChoice {
  readonly value: string;
  readonly label: string;
}

const choicesOf = (terms: readonly Term[], locale: Locale): TermChoice[] =>
  terms.map((term) => ({ value: term.code, label: term[locale] }));
/** Words an office wrote itself stand for themselves. */
const nameIn = (terms: readonly Term[], code: string | null, locale: Locale): string =>
  terms.find((term) => term.code === code)?.[locale] ?? code ?? '';

export const professionChoices = (locale: Locale) => choicesOf(professions, locale);
export const professionName = (code: string | null, locale: Locale) => nameIn(professions, code, locale);
export const languageChoices = (locale: Locale) => choicesOf(languages, locale);
export const languageName = (code: string, locale: Locale) => nameIn(languages, code, locale);
export const issuingBodyName = (code: string, locale: Locale) => nameIn(issuingBodies, code, locale);

/** The provinces in the order of the page's alphabet. */
export function provinceChoices(locale: Locale): TermChoice[] {
  const name = locale === 'fa' ? 'nameFa' : 'nameEn';
  const sorted = [...allProvinces].sort((a, b) =>
    locale === 'fa' ? a.sortFa - b.sortFa : a.nameEn < b.nameEn ? -1 : 1,
  );
  return sorted.map((province) => ({ value: province.code, label: province[name] }));
}

export function provinceName(code: string | null, locale: Locale): string {
  const province = allProvinces.find((known) => known.code === code);
  return province ? (locale === 'fa' ? province.nameFa : province.nameEn) : '';
}

/** The counties of a province. English pages show the name of the main town where it is known. */
export function countyChoices(provinceCode: string | null, locale: Locale): TermChoice[] {
  return allCounties
    .filter((county) => county.provinceCode === provinceCode)
    .map((county) => ({ value: county.code, label: countyName(county.code, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}

export function countyName(code: string | null, locale: Locale): string {
  const county = allCounties.find((known) => known.code === code);
  return county ? (locale === 'en' ? (county.nameEn ?? county.nameFa) : county.nameFa) : '';
}
