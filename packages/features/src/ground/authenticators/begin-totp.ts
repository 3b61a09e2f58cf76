import type { Answer, authenticators } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { toBase32 } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { openChallenge } from './open-challenge.ts';
import { heldBy } from './queries.ts';
import { ownSession, requireEnrolment } from './require-enrolment.ts';

/** As RFC 4226 asks. */
const secretBytes = 20;

/** Makes a secret that waits, sealed, for the first code of the app that is given it. */
export async function beginTotp(asker: Ctx): Promise<Answer<typeof authenticators.beginTotp>> {
  authorise(asker, 'signed-in');
  const own = ownSession(asker);
  const ctx = asService(asker, 'own-authenticators');
  return withTransaction(ctx, async (tx) => {
    await requireEnrolment(ctx, tx, own, await heldBy(tx, own.accountId));
    const secret = toBase32(ctx.randomBytes(secretBytes));
    const challengeId = await openChallenge(ctx, tx, {
      use: 'totp',
      boundTo: own.sessionId,
      secretSealed: ctx.sealing.seal(secret, 'authenticator.secret'),
    });
    await audit(asker, tx, {
      action: 'authenticator.asked',
      targetType: 'authenticator_challenge',
      targetId: challengeId,
      detail: { use: 'totp' },
    });
    return { challengeId };
  });
}
