import { places as placesContract, venues as venuesContract } from '@hamyar/contracts';
import { inTehran, toSolarHijri } from '@hamyar/i18n';
import type { RequestEvent } from '@sveltejs/kit';
import { ownsCounty } from '#lib/viewer.ts';
import { read } from './api.ts';

/** What the form of a need offers: the counties that the viewer acts for, their venues, and the lists of words. */
export async function needChoices(event: RequestEvent) {
  const [places, terms, venues] = await Promise.all([
    read(event, placesContract.list),
    read(event, placesContract.listTerms),
    read(event, venuesContract.listDesk, { query: { state: 'open', limit: 100 } }),
  ]);
  const counties = places.counties.filter((county) => ownsCounty(event.locals.viewer, county));
  const codes = new Set(counties.map(({ provinceCode }) => provinceCode));
  return {
    provinces: places.provinces.filter(({ code }) => codes.has(code)),
    counties,
    terms,
    venues: venues.items,
    year: toSolarHijri(inTehran(new Date()).day).year,
  };
}
