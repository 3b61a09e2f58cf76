import { otpChallenge, type Transaction, withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { type CodeDecision, decideCode, parseMobile, type SharedDigits, sharedDigits } from '@hamyar/domain';
import type { Locale } from '@hamyar/i18n';
import { audit } from '@hamyar/platform';
import { and, desc, eq, gt, gte, isNull, or } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { day, hour, minute, secondsLeft } from './count-use.ts';
import { type CodeAsker, countCode, gatherCodeFacts } from './gather-code-facts.ts';
import { sendCode } from './jobs.ts';
import { browserHashOf } from './remember-browser.ts';
import { networkOf } from './spend-budget.ts';
import { tellOwner } from './tell-owner.ts';

/** Two minutes: long enough for a slow network, short enough for a glance over the shoulder. */
const codeLifeMs = 120_000;
/** Ten minutes, the longest a code may live: so long a number that is asked for by many gets no other text. */
const sharedLifeMs = 600_000;
/** A browser that asks again within a minute is led back to the code in hand. */
const restMs = 60_000;

/** Where the code of a sign-in is typed, and what is known of it. */
export interface AskedCode {
  readonly challengeId: string;
  readonly digits: number;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

/**
 * Starts a sign-in. The answer and the work are the same for known and unknown numbers; the message leaves from the worker.
 * @param input.locale language of the page that asks; the text is written in it
 * @param input.browserKey secret of the asking browser's cookie
 * @throws Refusal `limit_reached` with `waitSeconds`
 */
export async function requestCode(
  asker: Ctx,
  input: { mobile: string; address: string; browserKey: string; locale?: Locale },
): Promise<AskedCode> {
  authorise(asker, 'public');
  const mobile = parseMobile(input.mobile);
  if (!mobile) throw invalidField('mobile', 'mobile.invalid');
  const ctx = asService(asker, 'sign-in');
  const who: CodeAsker & { readonly locale: Locale } = {
    mobile,
    locale: input.locale ?? 'fa',
    network: networkOf(input.address),
    browserHash: browserHashOf(ctx, input.browserKey),
  };
  return withTransaction(ctx, async (tx) => {
    // Askers of one number queue, so that its texts are counted one after the other.
    await inLine(tx, `otp:${mobile}`);
    const facts = await gatherCodeFacts(ctx, tx, who);
    const inHand = await codeInHand(ctx, tx, who, sharedDigits(facts.wrongSharedToday));
    if (inHand) return inHand;
    const decision = decideCode(facts, ctx.settings);
    if (decision.kind === 'refused') throw refusal(ctx, decision.reason);
    if (decision.kind === 'own') return textCode(ctx, tx, who, { ...decision, isShared: false });
    await tellOwner(ctx, tx, mobile);
    const live = await liveSharedText(ctx, tx, mobile, decision.digits);
    return live
      ? shareText(ctx, tx, who, live)
      : textCode(ctx, tx, who, { digits: decision.digits, isShared: true });
  });
}

function refusal(ctx: Ctx, reason: Extract<CodeDecision, { kind: 'refused' }>['reason']): Refusal {
  const windowSeconds = { 'code.too_many': hour, 'code.network_busy': hour, 'code.service_busy': minute };
  const waitSeconds = secondsLeft(ctx, windowSeconds[reason]);
  return new Refusal('limit_reached', reason, { params: { waitMinutes: Math.ceil(waitSeconds / minute) } });
}

const asked = {
  challengeId: otpChallenge.id,
  digits: otpChallenge.digits,
  sentAt: otpChallenge.createdAt,
  expiresAt: otpChallenge.expiresAt,
};

/** The code this browser asked for less than a minute ago, or shares with others, and can still type. */
async function codeInHand(
  ctx: Ctx,
  tx: Transaction,
  who: CodeAsker,
  shared: SharedDigits,
): Promise<AskedCode | null> {
  const now = ctx.clock.now();
  const [row] = await tx
    .select(asked)
    .from(otpChallenge)
    .where(
      and(
        eq(otpChallenge.mobile, who.mobile),
        eq(otpChallenge.browserHash, who.browserHash),
        isNull(otpChallenge.usedAt),
        gt(otpChallenge.expiresAt, now),
        or(
          and(gt(otpChallenge.createdAt, new Date(now.getTime() - restMs)), eq(otpChallenge.isShared, false)),
          and(eq(otpChallenge.isShared, true), gte(otpChallenge.digits, shared)),
        ),
      ),
    )
    .orderBy(desc(otpChallenge.createdAt))
    .limit(1);
  return row ?? null;
}

type SharedText = { id: string; codeHash: string; digits: number; createdAt: Date; expiresAt: Date };

/** The text whose code opens every challenge of the number, while it lives and is as long as it has to be. */
async function liveSharedText(
  ctx: Ctx,
  tx: Transaction,
  mobile: string,
  digits: number,
): Promise<SharedText | null> {
  const [row] = await tx
    .select()
    .from(otpChallenge)
    .where(
      and(
        eq(otpChallenge.mobile, mobile),
        isNull(otpChallenge.textId),
        eq(otpChallenge.isShared, true),
        gte(otpChallenge.digits, digits),
        isNull(otpChallenge.usedAt),
        gt(otpChallenge.expiresAt, ctx.clock.now()),
        gt(otpChallenge.createdAt, new Date(ctx.clock.now().getTime() - day * 1_000)),
      ),
    )
    .orderBy(desc(otpChallenge.createdAt))
    .limit(1);
  return row ?? null;
}

async function textCode(
  ctx: Ctx,
  tx: Transaction,
  who: CodeAsker & { readonly locale: Locale },
  wanted: { digits: 6 | SharedDigits; isShared: boolean },
): Promise<AskedCode> {
  const now = ctx.clock.now();
  const challengeId = ctx.newId();
  const code = drawCode(ctx, wanted.digits);
  const expiresAt = new Date(now.getTime() + (wanted.isShared ? sharedLifeMs : codeLifeMs));
  await tx.insert(otpChallenge).values({
    id: challengeId,
    mobile: who.mobile,
    codeHash: codeHash(ctx, who.mobile, code, challengeId),
    codeSealed: ctx.sealing.seal(code, 'otp_challenge.code'),
    browserHash: who.browserHash,
    network: who.network,
    locale: who.locale,
    ...wanted,
    expiresAt,
    createdAt: now,
  });
  await audit(ctx, tx, { action: 'code.requested', targetType: 'otp_challenge', targetId: challengeId });
  await enqueue(tx, sendCode, challengeId, { challengeId });
  await countCode(ctx, tx, who, true);
  return { challengeId, digits: wanted.digits, sentAt: now, expiresAt };
}

async function shareText(
  ctx: Ctx,
  tx: Transaction,
  who: CodeAsker & { readonly locale: Locale },
  text: SharedText,
): Promise<AskedCode> {
  const challengeId = ctx.newId();
  const { digits, createdAt, expiresAt } = text;
  await tx.insert(otpChallenge).values({
    id: challengeId,
    mobile: who.mobile,
    codeHash: text.codeHash,
    browserHash: who.browserHash,
    network: who.network,
    locale: who.locale,
    textId: text.id,
    isShared: true,
    digits,
    expiresAt,
    createdAt: ctx.clock.now(),
  });
  await audit(ctx, tx, { action: 'code.shared', targetType: 'otp_challenge', targetId: challengeId });
  await countCode(ctx, tx, who, false);
  return { challengeId, digits, sentAt: createdAt, expiresAt };
}

/** Keyed, and bound to number and text: the stored hash opens nothing else. */
export function codeHash(ctx: Ctx, mobile: string, code: string, textId: string): string {
  return ctx.sealing.index(`${mobile}|${code}|${textId}`, 'otp_challenge.code');
}

/** Uniform over all codes of that length: values that would tilt the remainder are drawn again. */
function drawCode(ctx: Ctx, digits: 6 | SharedDigits): string {
  const codes = 10n ** BigInt(digits);
  const limit = (2n ** 64n / codes) * codes;
  for (;;) {
    const drawn = ctx.randomBytes(8).readBigUInt64BE();
    if (drawn < limit) return String(drawn % codes).padStart(digits, '0');
  }
}
