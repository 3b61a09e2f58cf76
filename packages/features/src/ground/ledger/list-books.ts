import type { Answer, ledger } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { allProvinces, today } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { authorise, provincesOf } from '../access/index.ts';
import { balancesOf, closedProvinces } from './queries.ts';

/** The provinces whose books the reader may open. */
export async function listBooks(ctx: Ctx): Promise<Answer<typeof ledger.listBooks>> {
  const scope = authorise(ctx, 'ledger.read');
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    const codes = provincesOf(scope) ?? allProvinces.map(({ code }) => code);
    const closed = await closedProvinces(tx);
    return {
      provinces: [...new Set(codes)].sort().map((provinceCode) => ({
        provinceCode,
        closedThrough: closed.get(provinceCode) ?? null,
      })),
      nation: scope.reach === 'nation' ? await balancesOf(tx, null, today(now), now) : [],
    };
  });
}
