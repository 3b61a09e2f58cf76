import { consent, type Transaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { consentWithdrawn } from './events.ts';
import { standingOf } from './queries.ts';

/** Takes back all that an account agrees to; part of the caller's transaction, who has authorised. Done twice it changes nothing. */
export async function takeBack(ctx: Ctx, tx: Transaction, accountId: string): Promise<void> {
  const { rowCount } = await tx
    .update(consent)
    .set({ withdrawnAt: ctx.clock.now() })
    .where(standingOf(accountId));
  if (!rowCount) return;
  await audit(ctx, tx, { action: 'consent.withdrawn', targetType: 'account', targetId: accountId });
  await emit(ctx, tx, consentWithdrawn, accountId, { accountId });
}
