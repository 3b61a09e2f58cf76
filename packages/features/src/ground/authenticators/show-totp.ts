import type { Answer, authenticators } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { generateURI } from 'otplib';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { mobileOf } from '../identity/index.ts';
import { siteOf } from './check-passkey.ts';
import { waitingSecret } from './check-totp.ts';
import { openedChallenge } from './open-challenge.ts';
import { ownSession } from './require-enrolment.ts';

/** The secret that waits, to the session that asked for it: as text and as the address that apps read from a picture. */
export async function showTotp(
  asker: Ctx,
  challengeId: string,
): Promise<Answer<typeof authenticators.showTotp>> {
  authorise(asker, 'signed-in');
  const own = ownSession(asker);
  const ctx = asService(asker, 'own-authenticators');
  return withTransaction(ctx, async (tx) => {
    const asked = { use: 'totp', boundTo: own.sessionId } as const;
    const challenge = await openedChallenge(ctx, tx, challengeId, asked);
    const secret = waitingSecret(ctx, challenge);
    const label = (await mobileOf(tx, own.accountId)) ?? '';
    return {
      secret,
      uri: generateURI({ issuer: siteOf(ctx).rpId, label, secret }),
      expiresAt: challenge.expiresAt.toISOString(),
    };
  });
}
