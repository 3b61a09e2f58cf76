import { withTransaction } from '@hamyar/db';
import { parseMobile } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import {
  accountWithMobile,
  browserHashOf,
  hour,
  isKnownBrowser,
  type IssuedSession,
  networkOf,
  spendBudget,
} from '../identity/index.ts';
import { checkTotp, refusedCode, tryCode } from './check-totp.ts';
import { enter } from './enter.ts';

/** Tries an hour of one network, whatever numbers it tries. */
export const maxTriesOfNetwork = 500;

/**
 * Opens a session by number and code. Wrong codes from browsers that nobody knows are counted together by number, those of a
 * browser that has signed the number in before by themselves: strangers who try a number keep its owner out of nothing but a
 * new device without a text.
 */
export async function signInByTotp(
  asker: Ctx,
  input: { mobile: string; code: string; browserKey: string; address: string; agent?: string },
): Promise<IssuedSession> {
  authorise(asker, 'public');
  const mobile = parseMobile(input.mobile);
  if (!mobile) throw invalidField('mobile', 'mobile.invalid');
  const ctx = asService(asker, 'factor-sign-in');
  const browserHash = browserHashOf(ctx, input.browserKey);
  const outcome = await withTransaction(ctx, async (tx) => {
    await spendBudget(ctx, tx, {
      subject: `totp:${networkOf(input.address)}`,
      windowSeconds: hour,
      most: maxTriesOfNetwork,
      reason: 'authenticator.too_many_tries',
    });
    const accountId = await accountWithMobile(tx, mobile);
    const isKnown = accountId !== null && (await isKnownBrowser(tx, accountId, browserHash));
    return tryCode(ctx, tx, isKnown ? `totp:${mobile}:${browserHash}` : `totp:${mobile}`, async () => {
      if (accountId === null || !(await checkTotp(ctx, tx, accountId, input.code))) return null;
      const { agent } = input;
      const issued = await enter(ctx, tx, { accountId, factor: 'totp', browserHash, agent });
      await audit(ctx, tx, {
        action: 'session.opened',
        targetType: 'account',
        targetId: accountId,
        detail: { sessionId: issued.sessionId, factor: 'totp' },
      });
      return issued;
    });
  });
  if (outcome === 'wrong' || 'waitSeconds' in outcome) throw refusedCode(outcome);
  return outcome;
}
