import type { Answer, privacy } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, authorise } from '../access/index.ts';
import { isBeingMade } from './policy.ts';
import { presentCopy, presentErasure } from './present.ts';
import { newestCopy, waitingErasure } from './queries.ts';

/** The newest copy of one's data, and the erasure that waits. A copy whose file is gone or refused, or that could not be made, is none any more. */
export async function showOwn(ctx: Ctx): Promise<Answer<typeof privacy.showOwn>> {
  authorise(ctx, 'signed-in');
  const accountId = accountOf(ctx);
  return withTransaction(ctx, async (tx) => {
    const copy = await newestCopy(tx, accountId);
    const erasure = await waitingErasure(tx, accountId);
    const isThere = copy?.readyAt
      ? copy.fileId !== null && copy.fileState !== 'refused'
      : copy !== null && isBeingMade(copy, ctx.clock.now());
    return {
      copy: copy && isThere ? presentCopy(copy) : null,
      erasure: erasure && presentErasure(erasure),
    };
  });
}
