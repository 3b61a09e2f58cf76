import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { browserHashOf, type IssuedSession } from '../identity/index.ts';
import { checkPasskey, refusedAnswer } from './check-passkey.ts';
import { enter } from './enter.ts';
import { useChallenge } from './open-challenge.ts';

/** Opens a session for whomever a passkey belongs to. */
export async function signInByPasskey(
  asker: Ctx,
  input: { challengeId: string; answer: string; browserKey: string; agent?: string },
): Promise<IssuedSession> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'factor-sign-in');
  const boundTo = browserHashOf(ctx, input.browserKey);
  // A question is over with its first answer, whatever that is worth: in a transaction of its own.
  const { challenge } = await withTransaction(ctx, (tx) =>
    useChallenge(ctx, tx, input.challengeId, { use: 'sign-in', boundTo }),
  );
  const issued = await withTransaction(ctx, async (tx) => {
    const shown = await checkPasskey(ctx, tx, {
      answer: input.answer,
      challenge: challenge ?? '',
      whose: null,
    });
    if (!shown) return null;
    const { accountId } = shown;
    const { agent } = input;
    const issued = await enter(ctx, tx, { accountId, factor: 'passkey', browserHash: boundTo, agent });
    await audit(ctx, tx, {
      action: 'session.opened',
      targetType: 'account',
      targetId: accountId,
      detail: { sessionId: issued.sessionId, factor: 'passkey' },
    });
    return issued;
  });
  if (!issued) throw refusedAnswer();
  return issued;
}
