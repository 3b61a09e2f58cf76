import { authenticator, type Transaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { AuthenticatorRow } from './queries.ts';

/** Whose passkeys these are: the very origin, and its host. */
export function siteOf({ publicUrl }: Pick<Ctx, 'publicUrl'>): { origin: string; rpId: string } {
  const { origin, hostname } = new URL(publicUrl);
  return { origin, rpId: hostname };
}

/** What a passkey says whose it is. */
export const userHandleOf = (accountId: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(accountId.replaceAll('-', ''), 'hex'));

export const refusedAnswer = (): Refusal => new Refusal('invalid', 'authenticator.refused');

const part = z.string().max(16_000);
const named = { id: part, rawId: part, type: z.literal('public-key') };
const assertion = z.object({
  ...named,
  response: z.object({
    clientDataJSON: part,
    authenticatorData: part,
    signature: part,
    userHandle: part.nullish(),
  }),
});
const attestation = z.object({
  ...named,
  response: z.object({
    clientDataJSON: part,
    attestationObject: part,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});

function read<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Refusal('invalid', 'authenticator.refused', { cause });
  }
}

/** A new passkey as the browser wrote it. @throws Refusal `authenticator.refused` */
export function madePasskey(answer: string): RegistrationResponseJSON {
  const { response, ...rest } = read(attestation, answer);
  const { transports = [], ...bytes } = response;
  return { ...rest, response: { ...bytes, transports }, clientExtensionResults: {} };
}

function shownPasskey(answer: string): AuthenticationResponseJSON {
  const { response, ...rest } = read(assertion, answer);
  const { userHandle, ...bytes } = response;
  return {
    ...rest,
    response: { ...bytes, ...(userHandle ? { userHandle } : {}) },
    clientExtensionResults: {},
  };
}

/**
 * Whether a passkey of ours answered this very question, for this site, with its holder verified, and has not signed less
 * often than it had. Part of the caller's transaction, which keeps the refusal too.
 * @param whose account it has to belong to; null: it says so itself
 * @returns the passkey, or null
 */
export async function checkPasskey(
  ctx: Ctx,
  tx: Transaction,
  input: { answer: string; challenge: string; whose: string | null },
): Promise<AuthenticatorRow | null> {
  const response = shownPasskey(input.answer);
  const [row] = await tx
    .select()
    .from(authenticator)
    .where(and(eq(authenticator.credentialId, response.id), isNull(authenticator.endedAt)))
    .for('update');
  const shown = row && isOf(row, response, input.whose) ? await verified(ctx, row, response, input) : null;
  if (!row || !shown) {
    await audit(ctx, tx, {
      action: 'authenticator.refused',
      targetType: 'authenticator',
      targetId: row?.id ?? 'unknown',
    });
    return null;
  }
  await tx
    .update(authenticator)
    .set({
      counter: shown.newCounter,
      isBackedUp: shown.credentialBackedUp,
      lastUsedAt: ctx.clock.now(),
    })
    .where(eq(authenticator.id, row.id));
  return row;
}

function isOf(
  row: AuthenticatorRow,
  { response }: AuthenticationResponseJSON,
  whose: string | null,
): boolean {
  const handle = Buffer.from(userHandleOf(row.accountId)).toString('base64url');
  return (whose === null || whose === row.accountId) && (whose !== null || response.userHandle === handle);
}

async function verified(
  ctx: Ctx,
  { credentialId, publicKey, counter }: AuthenticatorRow,
  response: AuthenticationResponseJSON,
  { challenge }: { challenge: string },
) {
  if (credentialId === null || publicKey === null) return null;
  const { origin, rpId } = siteOf(ctx);
  try {
    const answer = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      credential: { id: credentialId, publicKey: Uint8Array.from(publicKey), counter },
    });
    return answer.verified ? answer.authenticationInfo : null;
  } catch (error) {
    // The library says by throwing what does not fit: challenge, origin, site, signature, counter.
    ctx.log.info({ err: error }, 'a passkey was refused');
    return null;
  }
}
