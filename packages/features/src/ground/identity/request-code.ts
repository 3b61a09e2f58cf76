import { otpChallenge, withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { parseMobile } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { sendCode } from './jobs.ts';
import { spendCodeBudgets } from './spend-code-budgets.ts';

/** Two minutes: long enough for a slow network, short enough for a glance over the shoulder. */
const codeLifeMs = 120_000;

/**
 * Starts a sign-in. The answer and the work are the same for known and unknown numbers; the message leaves from the worker.
 * @param browserKey secret of the asking browser's cookie
 */
export async function requestCode(
  asker: Ctx,
  input: { mobile: string; address: string; browserKey: string },
): Promise<{ challengeId: string; expiresAt: Date }> {
  authorise(asker, 'public');
  const mobile = parseMobile(input.mobile);
  if (!mobile) throw invalidField('mobile', 'mobile.invalid');
  const ctx = asService(asker, 'sign-in');
  return withTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    await spendCodeBudgets(ctx, tx, { mobile, address: input.address });
    const challengeId = ctx.newId();
    const code = sixDigits(ctx);
    const expiresAt = new Date(now.getTime() + codeLifeMs);
    await tx.insert(otpChallenge).values({
      id: challengeId,
      mobile,
      codeHash: codeHash(ctx, mobile, code, challengeId),
      codeSealed: ctx.sealing.seal(code, 'otp_challenge.code'),
      browserHash: ctx.sealing.index(input.browserKey, 'otp_challenge.browser'),
      expiresAt,
      createdAt: now,
    });
    await audit(ctx, tx, { action: 'code.requested', targetType: 'otp_challenge', targetId: challengeId });
    await enqueue(tx, sendCode, challengeId, { challengeId });
    return { challengeId, expiresAt };
  });
}

/** Keyed, and bound to number and challenge: the stored hash opens nothing else. */
export function codeHash(ctx: Ctx, mobile: string, code: string, challengeId: string): string {
  return ctx.sealing.index(`${mobile}|${code}|${challengeId}`, 'otp_challenge.code');
}

/** Uniform over 000000–999999: values that would tilt the remainder are drawn again. */
function sixDigits(ctx: Ctx): string {
  const limit = Math.floor(0x1_0000_0000 / 1_000_000) * 1_000_000;
  for (;;) {
    const drawn = ctx.randomBytes(4).readUInt32BE();
    if (drawn < limit) return String(drawn % 1_000_000).padStart(6, '0');
  }
}
