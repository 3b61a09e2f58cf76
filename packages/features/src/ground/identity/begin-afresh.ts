import { account, type Transaction, withTransaction } from '@hamyar/db';
import { releasedNumber } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { accountForMobile } from './account-for-mobile.ts';
import { numberReleased } from './events.ts';
import { endSessions } from './queries.ts';
import { browserHashOf } from './remember-browser.ts';
import { endQuestion, lockAsked } from './sleeping-account.ts';
import type { IssuedSession } from './tokens.ts';
import { enterByText } from './verify-code.ts';

/**
 * Begins anew for whoever says that the number is new to them. The account that slept keeps everything but the number: nobody
 * signs in to it by a text any more, and its owner finds it again by a passkey or at their office.
 */
export async function beginAfresh(
  asker: Ctx,
  input: { readonly browserKey: string; readonly locale?: string; readonly agent?: string },
): Promise<{ isNew: true; issued: IssuedSession }> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'sign-in');
  const browserHash = browserHashOf(ctx, input.browserKey);
  return withTransaction(ctx, async (tx) => {
    const asked = await lockAsked(ctx, tx, browserHash);
    await endQuestion(tx, asked);
    await release(ctx, tx, asked.accountId);
    const { id: accountId } = await accountForMobile(ctx, tx, asked.mobile, { locale: input.locale ?? 'fa' });
    // What lies under the number alone was somebody else's until now.
    await tx.update(account).set({ numberSince: ctx.clock.now() }).where(eq(account.id, accountId));
    const issued = await enterByText(ctx, tx, { accountId, isNew: true, browserHash, agent: input.agent });
    return { isNew: true as const, issued };
  });
}

async function release(ctx: Ctx, tx: Transaction, accountId: string): Promise<void> {
  await tx
    .update(account)
    .set({ mobile: releasedNumber(accountId) })
    .where(eq(account.id, accountId));
  await endSessions(ctx, tx, accountId, { reason: 'number_released' });
  await audit(ctx, tx, { action: 'account.number_released', targetType: 'account', targetId: accountId });
  await emit(ctx, tx, numberReleased, accountId, { accountId });
}
