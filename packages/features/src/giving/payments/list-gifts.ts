import type { Answer, listGifts as endpoint } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentGift } from './present.ts';
import { receiptsOfAccount, sumOfAccount } from './queries.ts';

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Verified gifts of the signed-in donor, newest first, with their sum. */
export async function listGifts(
  ctx: Ctx,
  input: { cursor?: string | undefined; limit: number },
): Promise<Answer<typeof endpoint>> {
  authorise(ctx, 'signed-in');
  const accountId = accountOf(ctx);
  const before = lastSeenId(input.cursor) ?? lastId;
  return withTransaction(ctx, async (tx) => {
    const rows = await receiptsOfAccount(tx, { accountId, before, limit: input.limit + 1 });
    const shown = rows.slice(0, input.limit);
    return {
      items: shown.map(presentGift),
      next: rows.length > input.limit ? (shown.at(-1)?.paymentId ?? null) : null,
      ...(await sumOfAccount(tx, accountId)),
    };
  });
}
