import { type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { accountForMobile, renewAccount } from './account-for-mobile.ts';
import { openSession } from './open-session.ts';
import { codeRefusal, proveNumber, type NumberProof, type TypedCode } from './prove-number.ts';
import { rememberBrowser } from './remember-browser.ts';
import type { IssuedSession } from './tokens.ts';

type Outcome =
  | Extract<NumberProof, { kind: 'refused' }>
  | { readonly kind: 'signed-in'; readonly isNew: boolean; readonly issued: IssuedSession };

interface SignIn extends TypedCode {
  /** How the browser calls itself. */
  readonly agent?: string;
}

/** Exchanges a code for a session; the first time it also makes the account. */
export async function verifyCode(
  asker: Ctx,
  input: SignIn,
): Promise<{ isNew: boolean; issued: IssuedSession }> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'sign-in');
  const outcome = await withTransaction(ctx, (tx) => signIn(ctx, tx, input));
  if (outcome.kind === 'refused') throw codeRefusal(outcome);
  return outcome;
}

async function signIn(ctx: Ctx, tx: Transaction, input: SignIn): Promise<Outcome> {
  const proof = await proveNumber(ctx, tx, input);
  if (proof.kind === 'refused') return proof;
  const { id: accountId, isNew } = await accountForMobile(ctx, tx, proof.mobile, {
    locale: proof.locale,
  });
  if (!isNew) await renewAccount(ctx, tx, accountId);
  await rememberBrowser(ctx, tx, accountId, proof.browserHash);
  const issued = await openSession(ctx, tx, accountId, { factor: 'text', agent: input.agent });
  await audit(ctx, tx, {
    action: 'session.opened',
    targetType: 'account',
    targetId: accountId,
    detail: { sessionId: issued.sessionId, isNew },
  });
  return { kind: 'signed-in', isNew, issued };
}
