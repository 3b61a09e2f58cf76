import counties from '../../data/counties.json' with { type: 'json' };
import provinces from '../../data/provinces.json' with { type: 'json' };
import { compactKey, searchVariants } from '../kit/persian-text.ts';

export interface Point {
  lat: number;
  lon: number;
}
export interface Province extends Point {
  /** Natural key, ISO 3166-2:IR of 2020: `IR-00` … `IR-30`. */
  code: string;
  slug: string;
  nameFa: string;
  nameEn: string;
  capitalFa: string;
  capitalEn: string;
  /** Census of 1395. */
  population: number;
  neighbours: readonly string[];
  /** Rank in the Persian alphabet: the order of display. */
  sortFa: number;
  tile: { row: number; col: number };
}
export interface County {
  /** Four digits; the first two are the province's number. */
  code: string;
  provinceCode: string;
  nameFa: string;
  /** Name in Latin letters, without diacritics. */
  nameEn: string;
  /** Main place of the county, when known. */
  seat: Point | null;
}

export const allProvinces: readonly Province[] = provinces.map(({ iso, population1395, ...province }) => ({
  code: iso,
  population: population1395,
  ...province,
}));
export const allCounties: readonly County[] = counties.map((county) => ({
  code: county.code,
  provinceCode: county.province,
  nameFa: county.nameFa,
  nameEn: county.nameEn,
  seat: county.seat ? { lat: county.seat.lat, lon: county.seat.lon } : null,
}));

const provinceKeys = new Map<string, Province>();
for (const province of allProvinces)
  for (const key of [province.code, province.slug, province.nameFa, province.nameEn])
    provinceKeys.set(compactKey(key), province);
// Spellings seen in offices' files.
for (const [alias, name] of [
  ['چهار محال و بختیاری', 'چهارمحال و بختیاری'],
  ['کهکیلویه و بویراحمد', 'کهگیلویه و بویراحمد'],
  ['آذربایجانشرقی', 'آذربایجان شرقی'],
  ['سیستان بلوچستان', 'سیستان و بلوچستان'],
] as const) {
  const province = provinceKeys.get(compactKey(name));
  if (province) provinceKeys.set(compactKey(alias), province);
}

/** A province by ISO code, slug, Persian or English name; «استان …» and spelling variants are tolerated. */
export function resolveProvince(text: string): Province | null {
  const key = compactKey(text);
  return provinceKeys.get(key) ?? provinceKeys.get(key.replace(/^استان/, '')) ?? null;
}

/**
 * The single province a title names («اداره کل بهزیستی خراسان رضوی»), or null when none or several are named.
 * «مرکزی» is also an adjective, so it counts only after «استان» or «بهزیستی».
 */
export function findProvince(text: string): Province | null {
  const found = new Set<Province>();
  for (const variant of searchVariants(text)) {
    for (const province of allProvinces) {
      const key = searchVariants(province.nameFa).at(-1) ?? '';
      const phrase = province.nameFa === 'مرکزی' ? `(?:استان|بهزیستی) ${key}` : key;
      if (new RegExp(`(?:^| )${phrase.replace(/ و /g, ' و ?')}(?: |$)`).test(variant)) found.add(province);
    }
  }
  const [only] = found;
  return found.size === 1 && only ? only : null;
}

const countiesByCode = new Map(allCounties.map((county) => [county.code, county]));
const countiesByKey = new Map<string, County[]>();
for (const county of allCounties) {
  const key = compactKey(county.nameFa);
  countiesByKey.set(key, [...(countiesByKey.get(key) ?? []), county]);
}

/** The county with this four-digit code. */
export function countyByCode(code: string): County | null {
  return countiesByCode.get(code) ?? null;
}

/** The code of a county if it lies in that province, else null. */
export function countyIn(code: string, provinceCode: string): string | null {
  const county = countyByCode(code);
  return county?.provinceCode === provinceCode ? county.code : null;
}

/** Every county a text may name, in any province: «شهرستان …», spaces, ZWNJ, Arabic letters and bidi marks tolerated. */
export function countiesNamed(text: string): readonly County[] {
  const key = compactKey(text);
  const byCode = countiesByCode.get(key);
  if (byCode) return [byCode];
  const prefix = /^(?:اداره)?(?:بهزیستی)?(?:شهرستان|شهر(?!ستان))/;
  return (
    countiesByKey.get(key) ??
    countiesByKey.get(key.replace(/^(?:اداره)?(?:بهزیستی)?(?:شهرستان)?/, '')) ??
    countiesByKey.get(key.replace(prefix, '')) ??
    []
  );
}

/** The county of this province a text names, or null. */
export function resolveCounty(text: string, provinceCode: string): County | null {
  return countiesNamed(text).find((county) => county.provinceCode === provinceCode) ?? null;
}

const earthRadiusKm = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in kilometres (haversine, mean earth radius). */
export function distanceKm(from: Point, to: Point): number {
  const latitude = radians(to.lat - from.lat);
  const longitude = radians(to.lon - from.lon);
  const chord =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * Math.sin(longitude / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)));
}
