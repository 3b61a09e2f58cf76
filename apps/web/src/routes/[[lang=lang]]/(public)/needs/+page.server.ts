import { listNeeds, listPlaces, listTerms } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { filterOf, filterQuery } from '#lib/features/service/needs/filter.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const filter = filterOf(event.url.searchParams);
  const cursor = event.url.searchParams.get('cursor');
  const [page, places, terms] = await Promise.all([
    read(event, listNeeds, { query: { ...filterQuery(filter), limit: 24, ...(cursor ? { cursor } : {}) } }),
    read(event, listPlaces),
    read(event, listTerms),
  ]);
  return {
    page,
    filter,
    isFirst: cursor === null,
    provinces: places.provinces,
    terms,
    now: new Date().toISOString(),
    breadcrumb: [{ label: m.nav_needs() }],
  };
};
