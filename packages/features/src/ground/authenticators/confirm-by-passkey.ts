import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { checkPasskey, refusedAnswer } from './check-passkey.ts';
import { noteShown } from './note-shown.ts';
import { useChallenge } from './open-challenge.ts';
import { ownSession } from './require-enrolment.ts';

/** Shows one's own passkey in this session. @returns the session's id */
export async function confirmByPasskey(
  asker: Ctx,
  input: { challengeId: string; answer: string },
): Promise<string> {
  authorise(asker, 'signed-in');
  const own = ownSession(asker);
  const ctx = asService(asker, 'own-authenticators');
  const asked = { use: 'confirm', boundTo: own.sessionId } as const;
  // A question is over with its first answer, whatever that is worth: in a transaction of its own.
  const { challenge } = await withTransaction(ctx, (tx) => useChallenge(ctx, tx, input.challengeId, asked));
  const shown = await withTransaction(ctx, async (tx) => {
    const passkey = await checkPasskey(ctx, tx, {
      answer: input.answer,
      challenge: challenge ?? '',
      whose: own.accountId,
    });
    if (!passkey) return null;
    await noteShown(ctx, tx, own, 'passkey');
    await audit(asker, tx, {
      action: 'session.confirmed',
      targetType: 'account',
      targetId: own.accountId,
      detail: { sessionId: own.sessionId, factor: 'passkey' },
    });
    return passkey;
  });
  if (!shown) throw refusedAnswer();
  return own.sessionId;
}
