import type { Profile } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { accountOf, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentProfile } from './present.ts';
import { volunteerOfAccount } from './queries.ts';

/** The caller's own profile, or null when they have not begun. */
export async function showProfile(ctx: Ctx): Promise<Profile | null> {
  authorise(ctx, 'signed-in');
  const accountId = accountOf(ctx);
  return withTransaction(ctx, async (tx) => {
    const row = await volunteerOfAccount(tx, accountId);
    return row && presentProfile(ctx, tx, row);
  });
}
