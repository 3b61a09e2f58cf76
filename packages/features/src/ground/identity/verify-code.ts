import { type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { accountForMobile, renewAccount } from './account-for-mobile.ts';
import { openSession } from './open-session.ts';
import { codeRefusal, proveNumber, type NumberProof, type TypedCode } from './prove-number.ts';
import { rememberBrowser } from './remember-browser.ts';
import { awaitAnswer, sleepingAccount } from './sleeping-account.ts';
import type { IssuedSession } from './tokens.ts';

type Outcome =
  | Extract<NumberProof, { kind: 'refused' }>
  | { readonly kind: 'asleep' }
  | { readonly kind: 'signed-in'; readonly isNew: boolean; readonly issued: IssuedSession };

interface SignIn extends TypedCode {
  /** How the browser calls itself. */
  readonly agent?: string;
}

/**
 * Exchanges a code for a session; the first time it also makes the account. Where nobody signed in by the number for long, it may
 * be somebody else's by now: the code opens nothing, and its browser is asked who it is.
 */
export async function verifyCode(
  asker: Ctx,
  input: SignIn,
): Promise<{ isNew: boolean; issued: IssuedSession }> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'sign-in');
  const outcome = await withTransaction(ctx, (tx) => signIn(ctx, tx, input));
  if (outcome.kind === 'refused') throw codeRefusal(outcome);
  if (outcome.kind === 'asleep') throw new Refusal('precondition', 'sign_in.asleep');
  return outcome;
}

async function signIn(ctx: Ctx, tx: Transaction, input: SignIn): Promise<Outcome> {
  const proof = await proveNumber(ctx, tx, input);
  if (proof.kind === 'refused') return proof;
  const sleeper = await sleepingAccount(ctx, tx, proof.mobile, proof.browserHash);
  if (sleeper !== null) {
    await awaitAnswer(ctx, tx, input.challengeId);
    await audit(ctx, tx, { action: 'sign_in.owner_asked', targetType: 'account', targetId: sleeper });
    return { kind: 'asleep' };
  }
  const { id: accountId, isNew } = await accountForMobile(ctx, tx, proof.mobile, {
    locale: proof.locale,
  });
  const issued = await enterByText(ctx, tx, { accountId, isNew, ...proof, agent: input.agent });
  return { kind: 'signed-in', isNew, issued };
}

/** Opens the session of somebody whose number is proven; part of the caller's transaction, who has authorised. */
export async function enterByText(
  ctx: Ctx,
  tx: Transaction,
  who: {
    readonly accountId: string;
    readonly isNew: boolean;
    readonly browserHash: string;
    readonly agent?: string | undefined;
  },
): Promise<IssuedSession> {
  const { accountId, isNew } = who;
  if (!isNew) await renewAccount(ctx, tx, accountId);
  await rememberBrowser(ctx, tx, accountId, who.browserHash);
  const issued = await openSession(ctx, tx, accountId, { factor: 'text', agent: who.agent });
  await audit(ctx, tx, {
    action: 'session.opened',
    targetType: 'account',
    targetId: accountId,
    detail: { sessionId: issued.sessionId, isNew },
  });
  return issued;
}
