import { places } from '@hamyar/contracts';
import type { RequestEvent } from '@sveltejs/kit';
import { nameOf } from '#lib/features/ground/places/names.ts';
import { ownsProvince } from '#lib/viewer.ts';
import { read } from './api.ts';

/** What the form of a venue offers: kinds, licences, and the counties of the reader's office. */
export async function venueChoices(event: RequestEvent) {
  const [list, terms] = await Promise.all([read(event, places.list), read(event, places.listTerms)]);
  const provinces = list.provinces.filter(({ code }) => ownsProvince(event.locals.viewer, code));
  const names = new Map(provinces.map((province) => [province.code, nameOf(province)]));
  const counties = list.counties.flatMap((county) => {
    const province = names.get(county.provinceCode);
    if (province === undefined) return [];
    return [
      { value: county.code, label: names.size > 1 ? `${province}: ${nameOf(county)}` : nameOf(county) },
    ];
  });
  return { kinds: terms.venueKinds, licences: terms.licenceKinds, counties };
}
