import type { Answer, needs } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import { provinceLabel } from '../../ground/places/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentCard } from './present.ts';
import { overviewOf } from './queries.ts';

/** What the home page shows of needs. */
export async function showOverview(ctx: Ctx, limit: number): Promise<Answer<typeof needs.showOverview>> {
  authorise(ctx, 'public');
  const now = ctx.clock.now();
  const overview = await withTransaction(ctx, (tx) => overviewOf(tx, now, limit));
  const provinces = overview.provinces.map((row) => ({
    province: provinceLabel(row.provinceCode),
    openNeeds: row.openNeeds,
    placesLeft: row.placesLeft,
  }));
  return {
    asOf: now.toISOString(),
    openNeeds: provinces.reduce((sum, row) => sum + row.openNeeds, 0),
    placesLeft: provinces.reduce((sum, row) => sum + row.placesLeft, 0),
    provinces,
    urgent: overview.urgent.map(presentCard),
  };
}
