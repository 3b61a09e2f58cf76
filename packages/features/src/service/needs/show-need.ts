import type { Answer, needs } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import { listsOf } from '../../ground/lists/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { presentNeed } from './present.ts';
import { needByNumber } from './queries.ts';

/** One need by its public number; drafts are nobody's. */
export async function showNeed(ctx: Ctx, number: number): Promise<Answer<typeof needs.show>> {
  authorise(ctx, 'public');
  return withTransaction(ctx, async (tx) => {
    const row = await needByNumber(tx, ctx.clock.now(), number);
    if (!row) throw new Refusal('not_found', 'need.unknown');
    return presentNeed(row, await listsOf(ctx, tx));
  });
}
