import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { checkTotp, refusedCode, tryCode } from './check-totp.ts';
import { noteShown } from './note-shown.ts';
import { ownSession } from './require-enrolment.ts';

/** Types a code of one's own app in this session. @returns the session's id */
export async function confirmByTotp(asker: Ctx, code: string): Promise<string> {
  authorise(asker, 'signed-in');
  const own = ownSession(asker);
  const ctx = asService(asker, 'own-authenticators');
  const outcome = await withTransaction(ctx, (tx) =>
    tryCode(ctx, tx, `totp:${own.accountId}`, async () => {
      if (!(await checkTotp(ctx, tx, own.accountId, code))) return null;
      await noteShown(ctx, tx, own, 'totp');
      await audit(asker, tx, {
        action: 'session.confirmed',
        targetType: 'account',
        targetId: own.accountId,
        detail: { sessionId: own.sessionId, factor: 'totp' },
      });
      return { sessionId: own.sessionId };
    }),
  );
  if (outcome === 'wrong' || 'waitSeconds' in outcome) throw refusedCode(outcome);
  return outcome.sessionId;
}
