import { authenticator, recoveryCode, withTransaction } from '@hamyar/db';
import { whyNotRemove } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { holdsOffice } from '../identity/index.ts';
import { lockHeldBy } from './queries.ts';
import { ownSession } from './require-enrolment.ts';
import { tellOfChange } from './tell-of-change.ts';

/** Takes one of somebody's own away. With the last one its recovery codes go too. */
export async function removeAuthenticator(asker: Ctx, authenticatorId: string): Promise<{ ok: true }> {
  authorise(asker, 'signed-in');
  const own = ownSession(asker);
  const ctx = asService(asker, 'own-authenticators');
  return withTransaction(ctx, async (tx) => {
    const held = await lockHeldBy(tx, own.accountId);
    const isInOffice = await holdsOffice(tx, own.accountId, ctx.clock.now());
    if (!held.some(({ id }) => id === authenticatorId))
      throw new Refusal('not_found', 'authenticator.unknown');
    const reason = whyNotRemove(own.proof, { held: held.length, isInOffice }, ctx.clock.now());
    if (reason) throw new Refusal('forbidden', reason);
    await tx
      .update(authenticator)
      .set({ endedAt: ctx.clock.now() })
      .where(eq(authenticator.id, authenticatorId));
    if (held.length === 1) await tx.delete(recoveryCode).where(eq(recoveryCode.accountId, own.accountId));
    await tellOfChange(ctx, tx, own.accountId);
    await audit(asker, tx, {
      action: 'authenticator.removed',
      targetType: 'authenticator',
      targetId: authenticatorId,
    });
    return { ok: true };
  });
}
