import type { Reason } from '@hamyar/contracts/reasons';
import { otpChallenge, type Transaction } from '@hamyar/db';
import { normalizeDigits, sharedDigits } from '@hamyar/domain';
import { type Locale, localeOf } from '@hamyar/i18n';
import { audit } from '@hamyar/platform';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { countUse, day, usesOf } from './count-use.ts';
import { countCodeUsed, wrongShared } from './gather-code-facts.ts';
import { browserHashOf } from './remember-browser.ts';
import { codeHash } from './request-code.ts';

/** Wrong tries after which a challenge is burnt. */
const maxTries = 5;
/** No code lives longer. */
const longestLifeMs = 600_000;
/** More live texts than one browser can ask for. */
const maxTexts = 20;

/** A code as somebody typed it, in the browser that asked for it. */
export interface TypedCode {
  readonly challengeId: string;
  readonly code: string;
  readonly browserKey: string;
}

/** What a typed code shows: a number in the typist's hand, or why it shows nothing. */
export type NumberProof =
  | { readonly kind: 'refused'; readonly reason: Reason; readonly triesLeft: number }
  | {
      readonly kind: 'proven';
      readonly mobile: string;
      readonly browserHash: string;
      readonly locale: Locale;
    };

/** What to throw once the transaction that counted the wrong try has committed. */
export const codeRefusal = ({ reason, triesLeft }: Extract<NumberProof, { kind: 'refused' }>): Refusal =>
  new Refusal('invalid', reason, { params: { triesLeft }, fields: [{ path: 'code', reason }] });

/**
 * Takes a code for the number it was sent to; it works once. A wrong try is counted in the caller's transaction, which must
 * commit before it is refused, so that it cannot be had again by dropping the connection.
 */
export async function proveNumber(ctx: Ctx, tx: Transaction, input: TypedCode): Promise<NumberProof> {
  const now = ctx.clock.now();
  const [challenge] = await tx
    .select()
    .from(otpChallenge)
    .where(and(eq(otpChallenge.id, input.challengeId), isNull(otpChallenge.usedAt)))
    .for('update');
  const browserHash = browserHashOf(ctx, input.browserKey);
  if (!challenge || challenge.browserHash !== browserHash || challenge.expiresAt <= now) {
    return { kind: 'refused', reason: 'code.expired', triesLeft: 0 };
  }
  if (challenge.tries >= maxTries) return { kind: 'refused', reason: 'code.burnt', triesLeft: 0 };
  await tx
    .update(otpChallenge)
    .set({ tries: challenge.tries + 1 })
    .where(eq(otpChallenge.id, challenge.id));
  const code = normalizeDigits(input.code).replace(/\D/g, '');
  const opened = await textOpenedBy(ctx, tx, challenge, code);
  if (!opened) {
    if (challenge.isShared) await countUse(ctx, tx, wrongToday(challenge));
    await audit(ctx, tx, { action: 'code.refused', targetType: 'otp_challenge', targetId: challenge.id });
    const triesLeft = maxTries - challenge.tries - 1;
    return { kind: 'refused', reason: triesLeft === 0 ? 'code.burnt' : 'code.wrong', triesLeft };
  }
  await useUp(ctx, tx, challenge, opened);
  if (challenge.network) await countCodeUsed(ctx, tx, challenge.network);
  return { kind: 'proven', mobile: challenge.mobile, browserHash, locale: localeOf(challenge.locale) };
}

type Challenge = typeof otpChallenge.$inferSelect;

const wrongToday = ({ mobile }: Challenge) => ({ subject: wrongShared(mobile), windowSeconds: day });

/**
 * The text that a code came with: that of the challenge, or of another one that the same browser asked for and that still
 * lives, so that of two texts the first may be typed too.
 */
async function textOpenedBy(
  ctx: Ctx,
  tx: Transaction,
  challenge: Challenge,
  code: string,
): Promise<string | null> {
  const [wrong] = await usesOf(ctx, tx, wrongToday(challenge));
  const { rows } = await tx.$client.query<{ textId: string; codeHash: string }>({
    name: 'otp_challenge_texts',
    text: `select distinct t.id as "textId", t.code_hash as "codeHash"
      from otp_challenge c join otp_challenge t on t.id = coalesce(c.text_id, c.id)
      where c.mobile = $1 and c.browser_hash = $2 and c.used_at is null and c.created_at > $3
        and t.used_at is null and t.expires_at > $4 and (not t.is_shared or t.digits >= $5)
      limit ${maxTexts}`,
    values: [
      challenge.mobile,
      challenge.browserHash,
      new Date(ctx.clock.now().getTime() - longestLifeMs),
      ctx.clock.now(),
      sharedDigits(wrong),
    ],
  });
  const text = rows.find(
    ({ textId, codeHash: kept }) => codeHash(ctx, challenge.mobile, code, textId) === kept,
  );
  return text?.textId ?? null;
}

/** A code works once: the text it came with, all that share it, and what this browser had asked for that number are over. */
async function useUp(ctx: Ctx, tx: Transaction, challenge: Challenge, textId: string): Promise<void> {
  await tx.$client.query({
    name: 'otp_challenge_use_up',
    text: `update otp_challenge set used_at = $4, code_sealed = null
      where mobile = $1 and created_at > $5 and used_at is null
        and (id = $3 or text_id = $3 or browser_hash = $2)`,
    values: [
      challenge.mobile,
      challenge.browserHash,
      textId,
      ctx.clock.now(),
      new Date(ctx.clock.now().getTime() - longestLifeMs),
    ],
  });
}
