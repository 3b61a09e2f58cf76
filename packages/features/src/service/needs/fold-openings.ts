import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { foldNeeds } from './queries.ts';

/** Needs of one turn: some tenths of a second. */
const maxAtOnce = 5_000;
/** An import may touch a hundred thousand at once; the next turn takes what is left. */
const maxBatches = 40;

/** Brings what is kept of open needs up to date. Reading is exact before it too, only slower the more has changed. */
export async function foldOpenings(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  let folded = 0;
  for (let batch = 0; batch < maxBatches; batch += 1) {
    const done = await withTransaction(ctx, (tx) => foldNeeds(tx, ctx.clock.now(), maxAtOnce));
    folded += done;
    if (done < maxAtOnce) break;
  }
  return folded;
}
