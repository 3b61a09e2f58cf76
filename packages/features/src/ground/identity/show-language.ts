import type { Answer, identity } from '@hamyar/contracts';
import { account, withTransaction } from '@hamyar/db';
import { localeOf } from '@hamyar/i18n';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, authorise } from '../access/index.ts';

/** The language of the caller's texts. */
export async function showLanguage(ctx: Ctx): Promise<Answer<typeof identity.showLanguage>> {
  authorise(ctx, 'signed-in');
  const accountId = accountOf(ctx);
  return withTransaction(ctx, async (tx) => {
    const [own] = await tx.select({ locale: account.locale }).from(account).where(eq(account.id, accountId));
    return { language: localeOf(own?.locale) };
  });
}
