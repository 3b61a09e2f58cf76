import { account, withTransaction } from '@hamyar/db';
import type { Locale } from '@hamyar/i18n';
import { audit } from '@hamyar/platform';
import { and, eq, ne } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, authorise } from '../access/index.ts';

/** From the commit on the caller's texts go out in this language; the one that they have already changes nothing. */
export async function chooseLanguage(ctx: Ctx, language: Locale): Promise<{ ok: true }> {
  authorise(ctx, 'signed-in');
  const accountId = accountOf(ctx);
  return withTransaction(ctx, async (tx) => {
    const changed = await tx
      .update(account)
      .set({ locale: language })
      .where(and(eq(account.id, accountId), ne(account.locale, language)))
      .returning({ id: account.id });
    if (changed.length > 0)
      await audit(ctx, tx, {
        action: 'account.language_chosen',
        targetType: 'account',
        targetId: accountId,
        detail: { language },
      });
    return { ok: true };
  });
}
