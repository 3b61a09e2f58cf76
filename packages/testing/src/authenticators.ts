import { addPasskey } from '@hamyar/features/ground/authenticators/add-passkey';
import { addTotp } from '@hamyar/features/ground/authenticators/add-totp';
import { beginPasskey } from '@hamyar/features/ground/authenticators/begin-passkey';
import { beginSignIn } from '@hamyar/features/ground/authenticators/begin-sign-in';
import { beginTotp } from '@hamyar/features/ground/authenticators/begin-totp';
import { showTotp } from '@hamyar/features/ground/authenticators/show-totp';
import { signInByPasskey } from '@hamyar/features/ground/authenticators/sign-in-by-passkey';
import { generateSync } from 'otplib';
import { openedSession } from './sessions.ts';
import { softPasskey } from './soft-passkey.ts';
import type { World } from './world.ts';

export const browserKey = 'c'.repeat(32);
export const address = '10.1.1.1';

/** Gives somebody an office of the nation. */
export async function officeOf(world: World, { accountId }: { accountId: string }): Promise<void> {
  await world.owner.query(
    "insert into role_grant (account_id, role, valid_from) values ($1, 'national_treasurer', '2020-01-01')",
    [accountId],
  );
}

/** Brings a passkey in a session that was just opened by a text. */
export async function withPasskey(world: World, { accountId }: { accountId: string }) {
  const session = await openedSession(world, accountId);
  const passkey = softPasskey();
  const ctx = await session.act();
  const { challengeId, optionsJson } = await beginPasskey(ctx);
  await addPasskey(ctx, { challengeId, name: 'گوشی', answer: passkey.made(optionsJson) });
  return { session, passkey };
}

/** The same with an app that makes codes. */
export async function withTotp(world: World, { accountId }: { accountId: string }) {
  const session = await openedSession(world, accountId);
  const ctx = await session.act();
  const { challengeId } = await beginTotp(ctx);
  const { secret } = await showTotp(ctx, challengeId);
  const code = () => generateSync({ secret, epoch: Math.floor(world.clock.now().getTime() / 1000) });
  await addTotp(ctx, { challengeId, name: 'برنامه', code: code() });
  return { session, code };
}

/** Signs in by what answers the question. */
export async function signInWith(world: World, answer: (optionsJson: string) => string) {
  const { challengeId, optionsJson } = await beginSignIn(world.as(), { browserKey, address });
  return signInByPasskey(world.as(), { challengeId, answer: answer(optionsJson), browserKey });
}
