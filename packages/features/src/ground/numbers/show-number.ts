import type { Answer, numbers } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { maskMobile } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { mobileOf } from '../identity/index.ts';
import { movesAtOnce } from './moves-at-once.ts';
import { presentChange } from './present.ts';
import { openChange } from './queries.ts';

/** The number that signs in, masked, and the change of it that waits. */
export async function showNumber(asker: Ctx): Promise<Answer<typeof numbers.show>> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const ctx = asService(asker, 'change-number');
  return withTransaction(ctx, async (tx) => {
    const open = await openChange(tx, accountId);
    return {
      mobileMasked: maskMobile((await mobileOf(tx, accountId)) ?? ''),
      movesAtOnce: await movesAtOnce(asker, tx, accountId),
      open: open && presentChange(open),
    };
  });
}
