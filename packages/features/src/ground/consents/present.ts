import type { Answer, consents } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';
import { versionOf } from '../../kit/version.ts';
import { agreementOf, consentsOf, type CurrentText, currentTexts } from './queries.ts';

/** Of the texts that whoever agrees, or takes it back, has seen. */
export const textsVersionOf = (texts: readonly CurrentText[]): string =>
  versionOf(texts.flatMap(({ kind, number }) => [kind, number]));

/** Of one person, to themselves. */
export async function presentConsents(
  tx: Transaction,
  accountId: string,
): Promise<Answer<typeof consents.list>> {
  const texts = await currentTexts(tx);
  const rows = await consentsOf(tx, accountId);
  const standing = await agreementOf(tx, accountId);
  const isHeld = rows.some(({ withdrawnAt }) => withdrawnAt === null);
  return {
    standing,
    version: textsVersionOf(texts),
    current: texts.map(({ publishedAt, ...text }) => ({ ...text, publishedAt: publishedAt.toISOString() })),
    agreed: rows.map(({ kind, number, agreedAt, withdrawnAt }) => ({
      kind,
      number,
      agreedAt: agreedAt.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    })),
    may: [...(standing === 'stands' ? [] : (['give'] as const)), ...(isHeld ? (['withdraw'] as const) : [])],
  };
}
