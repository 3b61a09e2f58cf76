import type { Answer, HandlerInput, indicators } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { authorise, decide } from '../access/index.ts';
import { presentIndicator } from './present.ts';
import { allIndicators, standingClaims } from './queries.ts';

/** What is said of the organisation, all of it or of one province; what nobody says anything of is left out. */
export async function listIndicators(
  ctx: Ctx,
  { province }: HandlerInput<typeof indicators.list>['query'],
): Promise<Answer<typeof indicators.list>> {
  authorise(ctx, 'public');
  const mayWithdraw = decide(ctx.actor, 'indicators.manage').allowed;
  const of = province === undefined ? 'nation' : 'province';
  return withTransaction(ctx, async (tx) => {
    const all = await allIndicators(tx);
    const byKey = Map.groupBy(await standingClaims(tx, province), ({ indicatorKey }) => indicatorKey);
    const said = all.flatMap((row) => {
      const claims = byKey.get(row.key);
      return claims ? [presentIndicator(row, claims, { mayWithdraw, of })] : [];
    });
    // What concerns the nation comes first.
    const rank = ({ claims }: (typeof said)[number]) => (claims.some(({ province }) => !province) ? 0 : 1);
    return { indicators: said.sort((one, other) => rank(one) - rank(other)) };
  });
}
