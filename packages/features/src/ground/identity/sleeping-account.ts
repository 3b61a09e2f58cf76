import { account, otpChallenge, type Transaction } from '@hamyar/db';
import { hasSlept } from '@hamyar/domain';
import { and, desc, eq, gt } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { isKnownBrowser } from './remember-browser.ts';

/** So long whoever typed a code may say who they are. */
const answerMs = 15 * 60_000;

/**
 * The account behind a number that nobody signed in to for so long that the number may have another owner. A browser that has
 * signed it in is its owner's.
 * @param browserHash of whoever has just typed the code; null asks whatever browser it is
 * @returns null when there is no such account, or a text opens it
 */
export async function sleepingAccount(
  ctx: Ctx,
  tx: Transaction,
  mobile: string,
  browserHash: string | null,
): Promise<string | null> {
  const [found] = await tx
    .select({ id: account.id, signedInAt: account.signedInAt, createdAt: account.createdAt })
    .from(account)
    .where(eq(account.mobile, mobile))
    .for('update');
  if (!found) return null;
  const lastSeen = found.signedInAt ?? found.createdAt;
  if (!hasSlept(lastSeen, ctx.clock.now(), ctx.settings.numberSleepsAfterDays)) return null;
  if (browserHash !== null && (await isKnownBrowser(tx, found.id, browserHash))) return null;
  return found.id;
}

/** Keeps for a quarter of an hour that this browser has proven a number and is asked who it is. */
export async function awaitAnswer(ctx: Ctx, tx: Transaction, challengeId: string): Promise<void> {
  await tx
    .update(otpChallenge)
    .set({ awaitsUntil: new Date(ctx.clock.now().getTime() + answerMs) })
    .where(eq(otpChallenge.id, challengeId));
}

/** A number that a browser proved, and the account that sleeps under it. */
export interface Asked {
  readonly challengeId: string;
  readonly mobile: string;
  readonly accountId: string;
}

/**
 * What a browser is asked, locked until the end of the transaction.
 * @throws Refusal `sign_in.nothing_asked` when it proved no number lately, or the account is awake by now
 */
export async function lockAsked(ctx: Ctx, tx: Transaction, browserHash: string): Promise<Asked> {
  const [challenge] = await tx
    .select({ id: otpChallenge.id, mobile: otpChallenge.mobile })
    .from(otpChallenge)
    .where(and(eq(otpChallenge.browserHash, browserHash), gt(otpChallenge.awaitsUntil, ctx.clock.now())))
    .orderBy(desc(otpChallenge.createdAt))
    .limit(1)
    .for('update');
  const accountId = challenge ? await sleepingAccount(ctx, tx, challenge.mobile, null) : null;
  if (!challenge || accountId === null) throw new Refusal('precondition', 'sign_in.nothing_asked');
  return { challengeId: challenge.id, mobile: challenge.mobile, accountId };
}

/** The question is answered: nobody can answer it again. */
export async function endQuestion(tx: Transaction, { challengeId }: Asked): Promise<void> {
  await tx.update(otpChallenge).set({ awaitsUntil: null }).where(eq(otpChallenge.id, challengeId));
}
