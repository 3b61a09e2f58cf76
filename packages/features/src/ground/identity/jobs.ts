import { id } from '@hamyar/contracts';
import { otpChallenge, withTransaction } from '@hamyar/db';
import { localeOf } from '@hamyar/i18n';
import { smsTemplateIn } from '@hamyar/i18n/sms-templates';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { erasureEveryMs } from '../../kit/erasure.ts';
import { type FeatureJob, type FeatureSchedule, outsideJob } from '../../kit/feature.ts';
import { sendSms } from '../notifications/index.ts';
import { eraseAccounts, eraseSignInTraces } from './erase-accounts.ts';

/** Hands a one-time code to the SMS provider. A code too old to be typed is not sent; the person can ask again. */
export const sendCode = outsideJob({
  name: 'identity.send-code',
  queue: 'urgent',
  payload: z.object({ challengeId: id }),
  async run(ctx, payload, outboxId) {
    const challenge = await withTransaction(ctx, async (tx) => {
      const [row] = await tx
        .select()
        .from(otpChallenge)
        .where(and(eq(otpChallenge.id, payload.challengeId), isNull(otpChallenge.usedAt)));
      return row;
    });
    if (!challenge?.codeSealed || challenge.expiresAt <= ctx.clock.now()) return;
    const code = ctx.sealing.open(challenge.codeSealed, 'otp_challenge.code');
    await sendSms(ctx, {
      outboxId,
      template: smsTemplateIn('sign_in_code', localeOf(challenge.locale)),
      to: challenge.mobile,
      tokens: { code },
      instead: { template: 'sign_in_code', tokens: { code } },
    });
    await withTransaction(ctx, (tx) =>
      tx.update(otpChallenge).set({ codeSealed: null }).where(eq(otpChallenge.id, challenge.id)),
    );
  },
});

export const identityJobs: readonly FeatureJob[] = [sendCode];

export const identitySchedules: readonly FeatureSchedule[] = [
  {
    name: 'identity.erase',
    everyMs: erasureEveryMs,
    async run(ctx) {
      await eraseSignInTraces(ctx);
      await eraseAccounts(ctx);
    },
  },
];
