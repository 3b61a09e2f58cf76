import type { Answer, assignments } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { limitsOf, listsOf } from '../../ground/lists/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { loadOwnVolunteer } from '../eligibility/index.ts';
import { judgeOffer } from './judge-offer.ts';
import { presentAssignment } from './present.ts';
import { ownOffers } from './queries.ts';

/** Offers that still wait for an answer. */
export async function listOffers(ctx: Ctx): Promise<Answer<typeof assignments.listOffers>> {
  authorise(ctx, 'volunteer');
  const now = ctx.clock.now();
  const accountId = accountOf(ctx);
  return withTransaction(ctx, async (tx) => {
    const rows = await ownOffers(tx, { accountId, now });
    const me = rows.length > 0 && (await loadOwnVolunteer(tx, { now, accountId, lock: false }));
    const lists = await listsOf(ctx, tx);
    const items: assignments.MyAssignment[] = [];
    for (const row of rows) {
      const refusal = me ? await judgeOffer(ctx, tx, me, row) : null;
      items.push(presentAssignment(row, now, lists, refusal?.reason));
    }
    const { offers_per_week: offersPerWeek } = await limitsOf(ctx, tx);
    return { items, limits: { offersPerWeek, quietHours: ctx.settings.quietHours } };
  });
}
