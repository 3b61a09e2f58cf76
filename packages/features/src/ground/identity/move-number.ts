import { account, type Transaction } from '@hamyar/db';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { accountWithMobile, endSessions } from './queries.ts';

/**
 * Lets an account be signed in to by another number, and ends its sessions. Part of the caller's transaction, who has
 * authorised and audits.
 * @returns false when the number has become somebody's account meanwhile
 */
export async function moveNumber(
  ctx: Ctx,
  tx: Transaction,
  accountId: string,
  mobile: string,
): Promise<boolean> {
  if ((await accountWithMobile(tx, mobile)) !== null) return false;
  await tx.update(account).set({ mobile, numberSince: ctx.clock.now() }).where(eq(account.id, accountId));
  await endSessions(ctx, tx, accountId, { reason: 'number_changed' });
  return true;
}
