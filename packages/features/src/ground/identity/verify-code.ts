import type { Reason } from '@hamyar/contracts/reasons';
import { otpChallenge, type Transaction, withTransaction } from '@hamyar/db';
import { normalizeDigits } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { accountForMobile, renewAccount } from './account-for-mobile.ts';
import { openSession } from './open-session.ts';
import { codeHash } from './request-code.ts';
import { giveBackFailure, spendFailure } from './spend-code-budgets.ts';
import type { IssuedSession } from './tokens.ts';

/** Wrong tries after which a challenge is burnt. */
const maxTries = 5;

type Outcome =
  | { readonly kind: 'refused'; readonly reason: Reason; readonly triesLeft: number }
  | { readonly kind: 'signed-in'; readonly isNew: boolean; readonly issued: IssuedSession };

/**
 * Exchanges a code for a session. A wrong try is recorded before it is refused, so that it cannot be had again by
 * dropping the connection.
 */
export async function verifyCode(
  asker: Ctx,
  input: { challengeId: string; code: string; browserKey: string; locale?: string },
): Promise<{ isNew: boolean; issued: IssuedSession }> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'sign-in');
  const outcome = await withTransaction(ctx, (tx) => decideCode(ctx, tx, input));
  if (outcome.kind === 'signed-in') return outcome;
  throw new Refusal('invalid', outcome.reason, {
    params: { triesLeft: outcome.triesLeft },
    fields: [{ path: 'code', reason: outcome.reason }],
  });
}

async function decideCode(
  ctx: Ctx,
  tx: Transaction,
  input: { challengeId: string; code: string; browserKey: string; locale?: string },
): Promise<Outcome> {
  const now = ctx.clock.now();
  const [challenge] = await tx
    .select()
    .from(otpChallenge)
    .where(and(eq(otpChallenge.id, input.challengeId), isNull(otpChallenge.usedAt)))
    .for('update');
  const browser = ctx.sealing.index(input.browserKey, 'otp_challenge.browser');
  if (!challenge || challenge.browserHash !== browser || challenge.expiresAt <= now) {
    return { kind: 'refused', reason: 'code.expired', triesLeft: 0 };
  }
  if (challenge.tries >= maxTries) return { kind: 'refused', reason: 'code.burnt', triesLeft: 0 };
  await spendFailure(ctx, tx, challenge.mobile);
  await tx
    .update(otpChallenge)
    .set({ tries: challenge.tries + 1 })
    .where(eq(otpChallenge.id, challenge.id));
  const code = normalizeDigits(input.code).replace(/\D/g, '');
  if (codeHash(ctx, challenge.mobile, code, challenge.id) !== challenge.codeHash) {
    await audit(ctx, tx, { action: 'code.refused', targetType: 'otp_challenge', targetId: challenge.id });
    const triesLeft = maxTries - challenge.tries - 1;
    return { kind: 'refused', reason: triesLeft === 0 ? 'code.burnt' : 'code.wrong', triesLeft };
  }
  await giveBackFailure(ctx, tx, challenge.mobile);
  await tx
    .update(otpChallenge)
    .set({ usedAt: now, codeSealed: null })
    .where(eq(otpChallenge.id, challenge.id));
  const { id: accountId, isNew } = await accountForMobile(ctx, tx, challenge.mobile, {
    locale: input.locale ?? 'fa',
  });
  if (!isNew) await renewAccount(ctx, tx, accountId);
  const issued = await openSession(ctx, tx, accountId);
  await audit(ctx, tx, {
    action: 'session.opened',
    targetType: 'account',
    targetId: accountId,
    detail: { sessionId: issued.sessionId, isNew },
  });
  return { kind: 'signed-in', isNew, issued };
}
