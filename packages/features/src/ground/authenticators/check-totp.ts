import { authenticator, type authenticatorChallenge, type Transaction } from '@hamyar/db';
import { normalizeDigits } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { verifySync } from 'otplib';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { countUse, hour, secondsLeft, usesOf } from '../identity/index.ts';
import { lockHeldBy } from './queries.ts';

/** Seconds that a code of before, or of after, still counts: clocks of phones differ. */
const toleranceSeconds = 30;
/** Wrong codes an hour of those who are counted together. */
export const maxTotpTries = 10;

/** The secret of a TOTP that is being set up. */
export function waitingSecret(
  ctx: Ctx,
  { secretSealed }: typeof authenticatorChallenge.$inferSelect,
): string {
  if (!secretSealed) throw new Error('a TOTP that is being set up has a secret');
  return ctx.sealing.open(secretSealed, 'authenticator.secret');
}

/** The half minute that a code belongs to. @param after one whose code was taken already @returns null for a wrong code */
export function stepOf(ctx: Ctx, secret: string, code: string, after: number | null): number | null {
  const token = normalizeDigits(code).replace(/\D/g, '');
  if (token.length !== 6) return null;
  const result = verifySync({
    secret,
    token,
    epoch: Math.floor(ctx.clock.now().getTime() / 1000),
    epochTolerance: toleranceSeconds,
    ...(after === null ? {} : { afterTimeStep: after }),
  });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}

/** Whether one of somebody's apps made this code, which then is used up. Part of the caller's transaction. */
export async function checkTotp(
  ctx: Ctx,
  tx: Transaction,
  accountId: string,
  code: string,
): Promise<boolean> {
  for (const { id, secretSealed, lastStep } of await lockHeldBy(tx, accountId)) {
    if (!secretSealed) continue;
    const step = stepOf(ctx, ctx.sealing.open(secretSealed, 'authenticator.secret'), code, lastStep);
    if (step === null) continue;
    await tx
      .update(authenticator)
      .set({ lastStep: step, lastUsedAt: ctx.clock.now() })
      .where(eq(authenticator.id, id));
    return true;
  }
  return false;
}

/**
 * Counts wrong codes of those who are told from nobody else, and refuses the next when there were too many; part of a
 * transaction that is kept whatever comes of it.
 * @param counted who is counted together: a known browser, everybody unknown who tries a number, whoever is signed in
 * @returns what was shown, or null
 */
export async function tryCode<Shown>(
  ctx: Ctx,
  tx: Transaction,
  counted: string,
  check: () => Promise<Shown | null>,
): Promise<Shown | 'wrong' | { waitSeconds: number }> {
  await inLine(tx, counted);
  const counter = { subject: counted, windowSeconds: hour };
  const [wrong] = await usesOf(ctx, tx, counter);
  if (wrong >= maxTotpTries) return { waitSeconds: secondsLeft(ctx, hour) };
  const shown = await check();
  if (shown !== null) return shown;
  await countUse(ctx, tx, counter);
  await audit(ctx, tx, {
    action: 'authenticator.code_refused',
    targetType: 'authenticator',
    targetId: 'code',
  });
  return 'wrong';
}

/** What whoever typed a code is told of one that opened nothing. */
export function refusedCode(outcome: 'wrong' | { waitSeconds: number }): Refusal {
  return outcome === 'wrong'
    ? invalidField('code', 'authenticator.code_wrong')
    : new Refusal('limit_reached', 'authenticator.too_many_tries', { params: outcome });
}
