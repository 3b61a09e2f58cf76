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
const prefixOf = (mobile: string) => `texts:${mobile.slice(0, prefixLength)}`;
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
  const uses = (subject: string, windowSeconds: number, before = 0) =>
    usesOf(ctx, tx, { subject, windowSeconds, before });
  const askedInHour = await uses(asked(asker.network), hour);
  const usedInHour = await uses(used(asker.network), hour);
  return {
    isKnownBrowser: of.isKnownBrowser,
    byBrowser: { inHour: of.byBrowserInHour, inDay: of.byBrowserInDay },
    unusedOfNumber: { inHour: of.unusedInHour, inDay: of.unusedInDay },
    wrongSharedToday: await uses(wrongShared(asker.mobile), day),
    network: {
      unusedInHour: Math.max(0, askedInHour - usedInHour),
      used: await uses(used(asker.network), week, 1),
    },
    everybody: {
      inMinute: await uses('texts:all', minute),
      inDay: await uses('texts:all', day),
      ofPrefixInMinute: await uses(prefixOf(asker.mobile), minute),
    },
  };
}

/** Counts a challenge against its network and, when a text goes out for it, the text against all. */
export async function countCode(
  ctx: Ctx,
  tx: Transaction,
  asker: CodeAsker,
  isTexted: boolean,
): Promise<void> {
  await countUse(ctx, tx, asked(asker.network), hour);
  if (!isTexted) return;
  await countUse(ctx, tx, prefixOf(asker.mobile), minute);
  await countUse(ctx, tx, 'texts:all', minute);
  await countUse(ctx, tx, 'texts:all', day);
}

/** Counts a code that was typed rightly in its network's favour. */
export async function countCodeUsed(ctx: Ctx, tx: Transaction, network: string): Promise<void> {
  await countUse(ctx, tx, used(network), hour);
  await countUse(ctx, tx, used(network), week);
}
