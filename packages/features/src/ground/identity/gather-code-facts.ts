import type { Transaction } from '@hamyar/db';
import type { CodeFacts } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { countUse, day, hour, minute, usesOf, week } from './count-use.ts';

/** Who asks for a code, and for which number. */
export interface CodeAsker {
  /** E.164. */
  readonly mobile: string;
  /** As `networkOf` writes it. */
  readonly network: string;
  readonly browserHash: string;
}

/** `+98` and seven digits. */
const prefixLength = 10;
const textsOfPrefix = (mobile: string) => `texts:${mobile.slice(0, prefixLength)}`;
const textsOfAll = 'texts:all';
const asked = (network: string) => `asked:${network}`;
/** Wrong codes against shared texts to a number. */
export const wrongShared = (mobile: string) => `wrong:${mobile}`;
const used = (network: string) => `used:${network}`;

/** Reads what `decideCode` wants to know. The same reads for known and unknown numbers. */
export async function gatherCodeFacts(ctx: Ctx, tx: Transaction, asker: CodeAsker): Promise<CodeFacts> {
  const now = ctx.clock.now();
  const { rows } = await tx.$client.query<{
    isKnownBrowser: boolean;
    byBrowserInHour: number;
    byBrowserInDay: number;
    unusedInHour: number;
    unusedInDay: number;
  }>({
    name: 'otp_challenge_facts',
    text: `select exists (select from known_browser k join account a on a.id = k.account_id
          where a.mobile = $1 and k.browser_hash = $2) as "isKnownBrowser",
        count(*) filter (where browser_hash = $2 and created_at > $4)::int as "byBrowserInHour",
        count(*) filter (where browser_hash = $2)::int as "byBrowserInDay",
        count(*) filter (where used_at is null and created_at > $4)::int as "unusedInHour",
        count(*) filter (where used_at is null)::int as "unusedInDay"
      from otp_challenge where mobile = $1 and text_id is null and created_at > $3`,
    values: [
      asker.mobile,
      asker.browserHash,
      new Date(now.getTime() - day * 1_000),
      new Date(now.getTime() - hour * 1_000),
    ],
  });
  const of = rows[0];
  if (!of) throw new Error('an aggregate answers one row');
  const [wrongSharedToday, askedInHour, usedInHour, usedLately, inMinute, inDay, ofPrefixInMinute] =
    await usesOf(
      ctx,
      tx,
      { subject: wrongShared(asker.mobile), windowSeconds: day },
      { subject: asked(asker.network), windowSeconds: hour },
      { subject: used(asker.network), windowSeconds: hour },
      { subject: used(asker.network), windowSeconds: week, before: 1 },
      { subject: textsOfAll, windowSeconds: minute },
      { subject: textsOfAll, windowSeconds: day },
      { subject: textsOfPrefix(asker.mobile), windowSeconds: minute },
    );
  return {
    isKnownBrowser: of.isKnownBrowser,
    byBrowser: { inHour: of.byBrowserInHour, inDay: of.byBrowserInDay },
    unusedOfNumber: { inHour: of.unusedInHour, inDay: of.unusedInDay },
    wrongSharedToday,
    network: { unusedInHour: Math.max(0, askedInHour - usedInHour), used: usedLately },
    everybody: { inMinute, inDay, ofPrefixInMinute },
  };
}

/** Counts a challenge against its network and, when a text goes out for it, the text against all. */
export async function countCode(
  ctx: Ctx,
  tx: Transaction,
  asker: CodeAsker,
  isTexted: boolean,
): Promise<void> {
  const challenge = { subject: asked(asker.network), windowSeconds: hour };
  const text = [
    { subject: textsOfPrefix(asker.mobile), windowSeconds: minute },
    { subject: textsOfAll, windowSeconds: minute },
    { subject: textsOfAll, windowSeconds: day },
  ];
  await countUse(ctx, tx, challenge, ...(isTexted ? text : []));
}

/** Counts a code that was typed rightly in its network's favour. */
export function countCodeUsed(ctx: Ctx, tx: Transaction, network: string): Promise<void> {
  const subject = used(network);
  return countUse(ctx, tx, { subject, windowSeconds: hour }, { subject, windowSeconds: week });
}
