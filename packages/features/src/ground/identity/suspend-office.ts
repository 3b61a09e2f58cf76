import { roleGrant, type Transaction } from '@hamyar/db';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';

/**
 * Keeps an office from its holder until an instant, or gives it back where that is now; part of the caller's transaction, who
 * has authorised, locked and audits. Sessions that the office opened end at once.
 */
export async function suspendOffice(ctx: Ctx, tx: Transaction, grantId: string, until: Date): Promise<void> {
  const now = ctx.clock.now();
  await tx.update(roleGrant).set({ suspendedUntil: until }).where(eq(roleGrant.id, grantId));
  if (until <= now) return;
  await tx.$client.query({
    name: 'end_sessions_of_grant',
    text: 'select end_sessions_of_grant($1, $2, $3)',
    values: [grantId, now, 'office-suspended'],
  });
}

/** Gives an office other counties; part of the caller's transaction, who has authorised, locked, written why and audits. */
export async function changeCounties(tx: Transaction, grantId: string, countyCodes: string[]): Promise<void> {
  await tx.update(roleGrant).set({ countyCodes }).where(eq(roleGrant.id, grantId));
}
