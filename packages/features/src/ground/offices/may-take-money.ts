import type { Transaction } from '@hamyar/db';
import { isReady, today } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { readinessFacts } from './queries.ts';

/** Whether money for a province can be begun here now. A read; the caller has authorised the act. */
export async function mayTakeMoney(ctx: Ctx, tx: Transaction, provinceCode: string | null): Promise<boolean> {
  if (!ctx.settings.moneyNeedsOffice) return true;
  const now = ctx.clock.now();
  const [facts] = await readinessFacts(tx, { now, today: today(now) }, { provinceCode });
  return facts !== undefined && isReady('money', facts.met);
}

/** @throws Refusal whose sentence names the account of the nation */
export async function requireMoneyTaken(ctx: Ctx, tx: Transaction, provinceCode: string): Promise<void> {
  if (!(await mayTakeMoney(ctx, tx, provinceCode))) throw new Refusal('conflict', 'office.takes_no_money');
}
