import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { stepOf, waitingSecret } from './check-totp.ts';
import { keepAuthenticator } from './keep-authenticator.ts';
import { openedChallenge, useChallenge } from './open-challenge.ts';
import { lockHeldBy } from './queries.ts';
import { ownSession, requireEnrolment } from './require-enrolment.ts';

/** Keeps an app once it made the first code; that code is used up. */
export async function addTotp(
  asker: Ctx,
  input: { challengeId: string; name: string; code: string },
): Promise<{ ok: true }> {
  authorise(asker, 'signed-in');
  const own = ownSession(asker);
  const ctx = asService(asker, 'own-authenticators');
  return withTransaction(ctx, async (tx) => {
    await requireEnrolment(ctx, tx, own, await lockHeldBy(tx, own.accountId));
    const asked = { use: 'totp', boundTo: own.sessionId } as const;
    const secret = waitingSecret(ctx, await openedChallenge(ctx, tx, input.challengeId, asked));
    const step = stepOf(ctx, secret, input.code, null);
    if (step === null) throw invalidField('code', 'authenticator.code_wrong');
    await useChallenge(ctx, tx, input.challengeId, asked);
    const id = await keepAuthenticator(ctx, tx, own, {
      kind: 'totp',
      name: input.name,
      secretSealed: ctx.sealing.seal(secret, 'authenticator.secret'),
      lastStep: step,
    });
    await audit(asker, tx, {
      action: 'authenticator.added',
      targetType: 'authenticator',
      targetId: id,
      detail: { kind: 'totp', by: own.proof.factor },
    });
    return { ok: true };
  });
}
