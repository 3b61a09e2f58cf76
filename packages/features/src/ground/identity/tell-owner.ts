import { account, type Transaction } from '@hamyar/db';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { notify } from '../notifications/index.ts';
import { countUse, day, usesOf } from './count-use.ts';

/** Tells in the owner's inbox, once a day, that others ask for codes to their number. No text: there are enough of these. */
export async function tellOwner(ctx: Ctx, tx: Transaction, mobile: string): Promise<void> {
  const told = { subject: `told:${mobile}`, windowSeconds: day };
  const [times] = await usesOf(ctx, tx, told);
  if (times > 0) return;
  await countUse(ctx, tx, told);
  const [owner] = await tx.select({ id: account.id }).from(account).where(eq(account.mobile, mobile));
  if (!owner) return;
  await notify(ctx, tx, {
    accountId: owner.id,
    mobile: null,
    template: 'codes_by_others',
    params: {},
    link: null,
  });
}
