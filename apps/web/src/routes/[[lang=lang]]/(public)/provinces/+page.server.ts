import { listPlaces, showOverview } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { byName } from '#lib/features/ground/places/names.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [overview, places] = await Promise.all([
    read(event, showOverview, { query: { limit: 1 } }),
    read(event, listPlaces),
  ]);
  const open = new Map(overview.provinces.map((row) => [row.province.code, row]));
  return {
    rows: byName(places.provinces).map((province) => ({
      province,
      openNeeds: open.get(province.code)?.openNeeds ?? 0,
      placesLeft: open.get(province.code)?.placesLeft ?? 0,
    })),
    breadcrumb: [{ label: m.nav_provinces() }],
  };
};
