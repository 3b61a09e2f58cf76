import type { identity } from '@hamyar/contracts';
import { keptForm, knownBrowser, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { hour } from './count-use.ts';
import { browserHashOf } from './remember-browser.ts';
import { networkOf, spendBudget } from './spend-budget.ts';

const keptMs = 30 * 60_000;
/** Forms of 64 kB at most; thousands may sit behind one address. */
export const maxKeptFormsPerHour = 1_000;

/**
 * Keeps a form whose sender's session had ended, for whoever signed in last in the same browser. A browser that never
 * signed in has nothing to lose, and keeps nothing here.
 * @throws Refusal `limit_reached`, `kept_form.too_many`
 */
export async function keepForm(
  asker: Ctx,
  input: { form: identity.PostedForm; address: string; browserKey: string },
): Promise<string | null> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'sign-in');
  const browserHash = browserHashOf(ctx, input.browserKey);
  return withTransaction(ctx, async (tx) => {
    const [known] = await tx
      .select({ accountId: knownBrowser.accountId })
      .from(knownBrowser)
      .where(eq(knownBrowser.browserHash, browserHash))
      .orderBy(desc(knownBrowser.lastUsedAt))
      .limit(1);
    if (!known) return null;
    await spendBudget(ctx, tx, {
      subject: `kept:${networkOf(input.address)}`,
      windowSeconds: hour,
      most: maxKeptFormsPerHour,
      reason: 'kept_form.too_many',
    });
    const id = ctx.newId();
    await tx.insert(keptForm).values({
      id,
      accountId: known.accountId,
      browserHash,
      formSealed: ctx.sealing.seal(JSON.stringify(input.form), 'kept_form.form'),
      expiresAt: new Date(ctx.clock.now().getTime() + keptMs),
    });
    await audit(ctx, tx, { action: 'form.kept', targetType: 'kept_form', targetId: id });
    return id;
  });
}
