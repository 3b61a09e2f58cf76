import type { Answer, authenticators } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { challengeMs } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { generateAuthenticationOptions } from '@simplewebauthn/server';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { browserHashOf, hour, networkOf, spendBudget } from '../identity/index.ts';
import { siteOf } from './check-passkey.ts';
import { openChallenge } from './open-challenge.ts';

/** Questions an hour to one network: thousands of people sign in from behind one address. */
export const maxQuestionsPerHour = 5_000;

/** Asks a browser for any passkey of this site; who it is, the passkey says. */
export async function beginSignIn(
  asker: Ctx,
  input: { browserKey: string; address: string },
): Promise<Answer<typeof authenticators.beginSignIn>> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'factor-sign-in');
  return withTransaction(ctx, async (tx) => {
    await spendBudget(ctx, tx, {
      subject: `passkey:${networkOf(input.address)}`,
      windowSeconds: hour,
      most: maxQuestionsPerHour,
      reason: 'authenticator.too_many_tries',
    });
    const options = await generateAuthenticationOptions({
      rpID: siteOf(ctx).rpId,
      timeout: challengeMs,
      userVerification: 'required',
    });
    const boundTo = browserHashOf(ctx, input.browserKey);
    const challengeId = await openChallenge(ctx, tx, {
      use: 'sign-in',
      boundTo,
      challenge: options.challenge,
    });
    await audit(asker, tx, {
      action: 'authenticator.asked',
      targetType: 'authenticator_challenge',
      targetId: challengeId,
      detail: { use: 'sign-in' },
    });
    return { challengeId, optionsJson: JSON.stringify(options) };
  });
}
