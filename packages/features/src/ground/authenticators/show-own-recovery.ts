import type { Answer, authenticators } from '@hamyar/contracts';
import { accountRecovery, type Transaction, withTransaction } from '@hamyar/db';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { heldBy } from './queries.ts';
import { type OwnSession, ownSession, whyNotAdd } from './require-enrolment.ts';

/** Whether somebody's offices stay closed for good without others, and what became of their asking. */
export async function showOwnRecovery(asker: Ctx): Promise<Answer<typeof authenticators.showOwnRecovery>> {
  authorise(asker, 'signed-in');
  const own = ownSession(asker);
  const ctx = asService(asker, 'own-recovery');
  return withTransaction(ctx, async (tx) => {
    const row = await openOf(tx, own.accountId);
    const isLive = row !== undefined && row.expiresAt > ctx.clock.now();
    return {
      mayAsk: !isLive && (await mayAsk(ctx, tx, own)),
      open: isLive ? { state: row.state, expiresAt: row.expiresAt.toISOString() } : null,
    };
  });
}

/** The one that is not decided. */
export async function openOf(tx: Transaction, accountId: string) {
  const [row] = await tx
    .select()
    .from(accountRecovery)
    .where(
      and(eq(accountRecovery.accountId, accountId), inArray(accountRecovery.state, ['asked', 'seconded'])),
    );
  return row;
}

/** Offices are closed, and what would open them is neither shown nor may be brought by this person alone. */
export async function mayAsk(ctx: Ctx, tx: Transaction, own: OwnSession): Promise<boolean> {
  if (!own.proof.withholdsOffices) return false;
  const reason = await whyNotAdd(ctx, tx, own, await heldBy(tx, own.accountId));
  return reason === 'authenticator.confirm_first' || reason === 'authenticator.window_over';
}
