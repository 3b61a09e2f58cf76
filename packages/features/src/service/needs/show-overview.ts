import type { Answer, needs } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import { listsOf } from '../../ground/lists/index.ts';
import { provinceLabel } from '../../ground/places/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentCard } from './present.ts';
import { overviewOf } from './queries.ts';

/** What the home page shows of needs. */
export async function showOverview(ctx: Ctx, limit: number): Promise<Answer<typeof needs.showOverview>> {
  authorise(ctx, 'public');
  const now = ctx.clock.now();
  const { overview, lists } = await withTransaction(ctx, async (tx) => ({
    overview: await overviewOf(tx, now, limit),
    lists: await listsOf(ctx, tx),
  }));
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
    urgent: overview.urgent.map((row) => presentCard(row, lists)),
  };
}
