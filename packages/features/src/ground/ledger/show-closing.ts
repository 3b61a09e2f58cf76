import type { Answer, ledger } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { today } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { authorise, withinScope } from '../access/index.ts';
import { requireClosable } from './policy.ts';
import { closingVersion } from './present.ts';
import { balancesOf, closedThroughOf, closingsOf, countTransactions } from './queries.ts';

/** What closing a province's books through a day would settle. */
export async function showClosing(
  ctx: Ctx,
  input: { provinceCode: string; through: string },
): Promise<Answer<typeof ledger.showClosing>> {
  withinScope(authorise(ctx, 'ledger.close'), input.provinceCode);
  return withTransaction(ctx, (tx) => settledBy(ctx, tx, input));
}

/** The same in the caller's transaction, who has authorised: the page and the act that follows it see the same thing. */
export async function settledBy(
  ctx: Ctx,
  tx: Transaction,
  { provinceCode, through }: { provinceCode: string; through: string },
): Promise<Answer<typeof ledger.showClosing>> {
  const now = ctx.clock.now();
  const closings = await closingsOf(tx, provinceCode);
  const closedThrough = closedThroughOf(closings);
  requireClosable(through, closedThrough, today(now));
  const accounts = await balancesOf(tx, provinceCode, through, now);
  return {
    provinceCode,
    through,
    accounts,
    transactions: await countTransactions(tx, provinceCode, { after: closedThrough, through }),
    closedThrough,
    version: closingVersion(through, closings, accounts),
  };
}
