import { needs, places as placesContract } from '@hamyar/contracts';
import type { RequestEvent } from '@sveltejs/kit';
import { byName } from '#lib/features/ground/places/names.ts';
import type { OpenProvince } from '#lib/features/ground/places/open-provinces.ts';
import { read } from './api.ts';

/** All provinces by name, with what is open in each. */
export async function openProvinces(event: RequestEvent): Promise<OpenProvince[]> {
  const [overview, places] = await Promise.all([
    read(event, needs.showOverview, { query: { limit: 1 } }),
    read(event, placesContract.list),
  ]);
  const open = new Map(overview.provinces.map((row) => [row.province.code, row]));
  return byName(places.provinces).map((province) => ({
    province,
    openNeeds: open.get(province.code)?.openNeeds ?? 0,
    placesLeft: open.get(province.code)?.placesLeft ?? 0,
  }));
}
