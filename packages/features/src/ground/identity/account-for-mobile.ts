import { account, type Transaction } from '@hamyar/db';
import { keptForYears, today } from '@hamyar/domain';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';

/** Years of silence after which an account is to be erased; set by the privacy notice. */
const retentionYears = 5;

/** Finds or makes the account behind a mobile number (E.164). The caller has already authorised the act. */
export async function accountForMobile(
  ctx: Ctx,
  tx: Transaction,
  mobile: string,
  more: { displayName?: string | null; locale?: string; isDemo?: boolean } = {},
): Promise<{ id: string; isNew: boolean }> {
  const inserted = await tx
    .insert(account)
    .values({
      id: ctx.newId(),
      mobile,
      displayName: more.displayName ?? null,
      locale: more.locale ?? 'fa',
      isDemo: more.isDemo ?? false,
      retainUntil: retainUntil(ctx.clock.now()),
    })
    .onConflictDoNothing({ target: account.mobile })
    .returning({ id: account.id });
  const made = inserted[0];
  if (made) return { id: made.id, isNew: true };
  const [found] = await tx.select({ id: account.id }).from(account).where(eq(account.mobile, mobile));
  if (!found) throw new Error('an account that could not be inserted must exist');
  return { id: found.id, isNew: false };
}

/** Whoever signs in is here: their day of erasure moves on, and the account is awake. The caller has already authorised the act. */
export async function renewAccount(ctx: Ctx, tx: Transaction, accountId: string): Promise<void> {
  const now = ctx.clock.now();
  await tx
    .update(account)
    .set({ retainUntil: retainUntil(now), signedInAt: now })
    .where(eq(account.id, accountId));
}

/** Civil day in Tehran until which an account's data is kept when nothing happens. */
export function retainUntil(now: Date): string {
  return keptForYears(today(now), retentionYears);
}
