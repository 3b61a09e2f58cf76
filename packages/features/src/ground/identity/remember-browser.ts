import { knownBrowser, type Transaction } from '@hamyar/db';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';

/** How a browser is told again by the secret of its cookie. */
export const browserHashOf = (ctx: Ctx, browserKey: string): string =>
  ctx.sealing.index(browserKey, 'otp_challenge.browser');

/** Whoever signs in here gets in here whatever others do; part of the caller's transaction. */
export async function rememberBrowser(
  ctx: Ctx,
  tx: Transaction,
  accountId: string,
  browserHash: string,
): Promise<void> {
  const lastUsedAt = ctx.clock.now();
  await tx
    .insert(knownBrowser)
    .values({ accountId, browserHash, lastUsedAt })
    .onConflictDoUpdate({
      target: [knownBrowser.browserHash, knownBrowser.accountId],
      set: { lastUsedAt },
    });
}

/** Whether an account has signed in from a browser before. */
export async function isKnownBrowser(
  tx: Transaction,
  accountId: string,
  browserHash: string,
): Promise<boolean> {
  const [known] = await tx
    .select({ accountId: knownBrowser.accountId })
    .from(knownBrowser)
    .where(and(eq(knownBrowser.browserHash, browserHash), eq(knownBrowser.accountId, accountId)));
  return known !== undefined;
}
