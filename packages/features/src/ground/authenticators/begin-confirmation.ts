import type { Answer, authenticators } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { challengeMs } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { generateAuthenticationOptions } from '@simplewebauthn/server';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { siteOf } from './check-passkey.ts';
import { openChallenge } from './open-challenge.ts';
import { heldBy } from './queries.ts';
import { ownSession } from './require-enrolment.ts';

/** Asks the browser for one of the passkeys of whoever is signed in. */
export async function beginConfirmation(
  asker: Ctx,
): Promise<Answer<typeof authenticators.beginConfirmation>> {
  authorise(asker, 'signed-in');
  const own = ownSession(asker);
  const ctx = asService(asker, 'own-authenticators');
  return withTransaction(ctx, async (tx) => {
    const held = await heldBy(tx, own.accountId);
    const options = await generateAuthenticationOptions({
      rpID: siteOf(ctx).rpId,
      timeout: challengeMs,
      userVerification: 'required',
      allowCredentials: held.flatMap(({ credentialId: id, transports }) =>
        id === null ? [] : [{ id, transports }],
      ),
    });
    const challengeId = await openChallenge(ctx, tx, {
      use: 'confirm',
      boundTo: own.sessionId,
      challenge: options.challenge,
    });
    await audit(asker, tx, {
      action: 'authenticator.asked',
      targetType: 'authenticator_challenge',
      targetId: challengeId,
      detail: { use: 'confirm' },
    });
    return { challengeId, optionsJson: JSON.stringify(options) };
  });
}
