import type { Answer, authenticators } from '@hamyar/contracts';
import { recoveryCode, withTransaction } from '@hamyar/db';
import { isConfirmed, normalizeDigits, recoveryCodes, toBase32 } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { ownSession } from './require-enrolment.ts';

/** Fifty bits: sixteen signs of paper would be typed wrongly, and ten tries an hour find none of these. */
const signs = 10;

/** Makes codes for when everything else is lost, shown this once and kept as keyed hashes; earlier ones end. */
export async function makeRecoveryCodes(
  asker: Ctx,
): Promise<Answer<typeof authenticators.makeRecoveryCodes>> {
  authorise(asker, 'signed-in');
  const own = ownSession(asker);
  const ctx = asService(asker, 'own-authenticators');
  if (!isConfirmed(own.proof, ctx.clock.now())) throw new Refusal('forbidden', 'authenticator.confirm_first');
  return withTransaction(ctx, async (tx) => {
    const codes = Array.from({ length: recoveryCodes }, () => {
      const code = toBase32(ctx.randomBytes(7)).slice(0, signs);
      return `${code.slice(0, 5)}-${code.slice(5)}`;
    });
    await tx.delete(recoveryCode).where(eq(recoveryCode.accountId, own.accountId));
    await tx.insert(recoveryCode).values(
      codes.map((code) => ({
        id: ctx.newId(),
        accountId: own.accountId,
        codeHash: recoveryHash(ctx, own.accountId, code),
        createdAt: ctx.clock.now(),
      })),
    );
    await audit(asker, tx, {
      action: 'authenticator.recovery_codes_made',
      targetType: 'account',
      targetId: own.accountId,
    });
    return { codes };
  });
}

/** How a code is kept, and found again however it is typed. */
export const recoveryHash = (ctx: Ctx, accountId: string, code: string): string =>
  ctx.sealing.index(
    `${accountId}|${normalizeDigits(code)
      .toUpperCase()
      .replace(/[^A-Z2-7]/g, '')}`,
    'recovery_code.hash',
  );
