import type { Answer, guardians } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { accountOf, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentGuardian } from './present.ts';
import { minorOf } from './queries.ts';

/** Whom the caller named as their guardian, and how that stands. */
export async function showGuardian(ctx: Ctx): Promise<Answer<typeof guardians.show>> {
  authorise(ctx, 'signed-in');
  const accountId = accountOf(ctx);
  return withTransaction(ctx, async (tx) => presentGuardian(ctx, tx, await minorOf(tx, accountId, false)));
}
