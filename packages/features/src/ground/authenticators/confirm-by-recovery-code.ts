import { recoveryCode, type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { refusedCode, tryCode } from './check-totp.ts';
import { recoveryHash } from './make-recovery-codes.ts';
import { noteShown } from './note-shown.ts';
import { type OwnSession, ownSession } from './require-enrolment.ts';
import { tellOfChange } from './tell-of-change.ts';

/** Uses up one code of the drawer: the session opens no office by it, and may bring a new passkey or TOTP. */
export async function confirmByRecoveryCode(asker: Ctx, code: string): Promise<{ ok: true }> {
  authorise(asker, 'signed-in');
  const own = ownSession(asker);
  const ctx = asService(asker, 'own-authenticators');
  const outcome = await withTransaction(ctx, (tx) =>
    tryCode(ctx, tx, `totp:${own.accountId}`, async () => {
      if (!(await useUp(ctx, tx, own, code))) return null;
      await audit(asker, tx, {
        action: 'session.confirmed',
        targetType: 'account',
        targetId: own.accountId,
        detail: { sessionId: own.sessionId, factor: 'recovery' },
      });
      return { ok: true as const };
    }),
  );
  if (outcome === 'wrong' || 'waitSeconds' in outcome) throw refusedCode(outcome);
  return outcome;
}

async function useUp(ctx: Ctx, tx: Transaction, own: OwnSession, code: string): Promise<boolean> {
  const used = await tx
    .update(recoveryCode)
    .set({ usedAt: ctx.clock.now() })
    .where(
      and(
        eq(recoveryCode.accountId, own.accountId),
        eq(recoveryCode.codeHash, recoveryHash(ctx, own.accountId, code)),
        isNull(recoveryCode.usedAt),
      ),
    )
    .returning({ id: recoveryCode.id });
  if (used.length === 0) return false;
  await noteShown(ctx, tx, own, 'recovery');
  await tellOfChange(ctx, tx, own.accountId);
  return true;
}
