import type { Answer, authenticators } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { challengeMs } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { generateRegistrationOptions } from '@simplewebauthn/server';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { accountName, mobileOf } from '../identity/index.ts';
import { siteOf, userHandleOf } from './check-passkey.ts';
import { openChallenge } from './open-challenge.ts';
import { heldBy } from './queries.ts';
import { ownSession, requireEnrolment } from './require-enrolment.ts';

/** Asks the browser of whoever may bring a passkey to make one. */
export async function beginPasskey(asker: Ctx): Promise<Answer<typeof authenticators.beginPasskey>> {
  authorise(asker, 'signed-in');
  const own = ownSession(asker);
  const ctx = asService(asker, 'own-authenticators');
  return withTransaction(ctx, async (tx) => {
    const held = await heldBy(tx, own.accountId);
    await requireEnrolment(ctx, tx, own, held);
    const options = await generateRegistrationOptions({
      rpName: siteOf(ctx).rpId,
      rpID: siteOf(ctx).rpId,
      userID: userHandleOf(own.accountId),
      // What the browser calls the passkey by when there are several.
      userName: (await mobileOf(tx, own.accountId)) ?? own.accountId,
      userDisplayName: (await accountName(tx, own.accountId)) ?? '',
      timeout: challengeMs,
      attestationType: 'none',
      excludeCredentials: held.flatMap(({ credentialId: id }) => (id === null ? [] : [{ id }])),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const challengeId = await openChallenge(ctx, tx, {
      use: 'passkey',
      boundTo: own.sessionId,
      challenge: options.challenge,
    });
    await audit(asker, tx, {
      action: 'authenticator.asked',
      targetType: 'authenticator_challenge',
      targetId: challengeId,
      detail: { use: 'passkey' },
    });
    return { challengeId, optionsJson: JSON.stringify(options) };
  });
}
