import type { places } from '@hamyar/contracts';
import { allProvinces, countyByCode, type Term } from '@hamyar/domain';

const provinces = new Map(
  allProvinces.map((province) => [
    province.code,
    { code: province.code, slug: province.slug, fa: province.nameFa, en: province.nameEn },
  ]),
);

/** Name and web address of a province. @throws on a code that the foreign key would have refused */
export function provinceLabel(code: string) {
  const province = provinces.get(code);
  if (!province) throw new Error(`no province ${code}`);
  return province;
}

/** Name of a county. */
export function countyLabel(code: string) {
  const county = countyByCode(code);
  const fa = county?.nameFa ?? code;
  return { code, fa, en: county?.nameEn ?? fa };
}

/** Labels of a code; an office's own word that fits no list shows as it is. */
export function termLabel(terms: readonly Term[], code: string): places.NamedTerm {
  const term = terms.find((candidate) => candidate.code === code);
  // What an office's list left out.
  if (code === 'unspecified') return { code, fa: 'گفته نشده', en: 'Not stated' };
  return term ? { code, fa: term.fa, en: term.en } : { code, fa: code, en: code };
}
