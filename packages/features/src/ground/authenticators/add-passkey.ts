import type { HandlerInput, authenticators } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { madePasskey, refusedAnswer, siteOf } from './check-passkey.ts';
import { keepAuthenticator } from './keep-authenticator.ts';
import { useChallenge } from './open-challenge.ts';
import { lockHeldBy } from './queries.ts';
import { ownSession, requireEnrolment } from './require-enrolment.ts';

type Added = HandlerInput<typeof authenticators.addPasskey>['body'];

/** Keeps a passkey that the browser made for this very question. */
export async function addPasskey(asker: Ctx, input: Added): Promise<{ ok: true }> {
  authorise(asker, 'signed-in');
  const own = ownSession(asker);
  const ctx = asService(asker, 'own-authenticators');
  const asked = { use: 'passkey', boundTo: own.sessionId } as const;
  // A question is over with its first answer, whatever that is worth: in a transaction of its own.
  const { challenge } = await withTransaction(ctx, (tx) => useChallenge(ctx, tx, input.challengeId, asked));
  return withTransaction(ctx, async (tx) => {
    await requireEnrolment(ctx, tx, own, await lockHeldBy(tx, own.accountId));
    const { origin, rpId } = siteOf(ctx);
    const { registrationInfo: made } = await verifyRegistrationResponse({
      response: madePasskey(input.answer),
      expectedChallenge: challenge ?? '',
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
    }).catch((cause: unknown) => {
      throw new Refusal('invalid', 'authenticator.refused', { cause });
    });
    if (!made) throw refusedAnswer();
    const { id, publicKey, counter, transports = [] } = made.credential;
    const kept = await keepAuthenticator(ctx, tx, own, {
      kind: 'passkey',
      name: input.name,
      credentialId: id,
      publicKey: Buffer.from(publicKey),
      counter,
      transports,
      isSynced: made.credentialDeviceType === 'multiDevice',
      isBackedUp: made.credentialBackedUp,
    });
    await audit(asker, tx, {
      action: 'authenticator.added',
      targetType: 'authenticator',
      targetId: kept,
      detail: { kind: 'passkey', by: own.proof.factor },
    });
    return { ok: true };
  });
}
