import type { Answer, getNeed, showOverview } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { AppError } from '@hamyar/platform';
import { authorise } from '../../ground/access/index.ts';
import { provinceLabel } from '../../ground/places/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentCard, presentNeed } from './present.ts';
import { needByNumber, overviewOf } from './queries.ts';

/** What the home page shows of needs. */
export async function showOpenings(ctx: Ctx, limit: number): Promise<Answer<typeof showOverview>> {
  authorise(ctx, 'public');
  const now = ctx.clock.now();
  const overview = await withTransaction(ctx, (tx) => overviewOf(tx, now, limit));
  const provinces = overview.provinces.map((row) => ({
    province: provinceLabel(row.province_code),
    openNeeds: row.open_needs,
    placesLeft: row.places_left,
  }));
  return {
    asOf: now.toISOString(),
    openNeeds: provinces.reduce((sum, row) => sum + row.openNeeds, 0),
    placesLeft: provinces.reduce((sum, row) => sum + row.placesLeft, 0),
    provinces,
    urgent: overview.urgent.map(presentCard),
  };
}

/** One need by its public number; drafts are nobody's. */
export async function showNeed(ctx: Ctx, number: number): Promise<Answer<typeof getNeed>> {
  authorise(ctx, 'public');
  const row = await withTransaction(ctx, (tx) => needByNumber(tx, ctx.clock.now(), number));
  if (!row) throw new AppError('not_found', 'need.unknown');
  return presentNeed(row);
}
