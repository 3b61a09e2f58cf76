import type { Answer, matching } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { allProvinces } from '@hamyar/domain';
import { authorise, provincesOf } from '../../ground/access/index.ts';
import { limitsOf } from '../../ground/lists/index.ts';
import { provinceLabel } from '../../ground/places/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentRun } from './present.ts';
import { newestRuns } from './queries.ts';
import { instantProvinces } from './set-instant-offers.ts';

const maxRuns = 20;

/** The newest runs, what the officer may match, and where offers go out by themselves. */
export async function listRuns(ctx: Ctx): Promise<Answer<typeof matching.listRuns>> {
  const scope = authorise(ctx, 'matching.run');
  const own = provincesOf(scope);
  const codes = own ?? [...allProvinces].sort((a, b) => a.sortFa - b.sortFa).map(({ code }) => code);
  return withTransaction(ctx, async (tx) => {
    const instant = await instantProvinces(tx, codes);
    const { offers_per_week: offersPerWeek } = await limitsOf(ctx, tx);
    return {
      runs: (await newestRuns(tx, own, maxRuns)).map(presentRun),
      provinces: codes.map((code) => ({
        ...provinceLabel(code),
        instantOffers: instant.get(code) ?? true,
      })),
      mayNation: own === null,
      limits: { offersPerWeek, quietHours: ctx.settings.quietHours },
    };
  });
}
