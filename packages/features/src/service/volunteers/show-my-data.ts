import type { Answer, volunteers } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { accountHoldings } from '../../ground/identity/index.ts';
import { noticeHoldings } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { countLicences } from '../credentials/index.ts';
import { volunteerOfAccount } from './queries.ts';

type Holding = Answer<typeof volunteers.showMyData>['holdings'][number];

/** What is held about the caller: how many rows of each kind, and the last day any of them is kept. */
export async function showMyData(ctx: Ctx): Promise<Holding[]> {
  authorise(ctx, 'signed-in');
  const accountId = accountOf(ctx);
  return withTransaction(ctx, async (tx) => {
    const { account, sessions } = await accountHoldings(tx, accountId);
    const holdings: Holding[] = [
      { kind: 'account', ...account },
      ...(await volunteerHoldings(tx, accountId, account.retainUntil)),
      { kind: 'notifications', ...(await noticeHoldings(tx, accountId)) },
      { kind: 'sessions', ...sessions },
    ];
    return holdings.filter((holding) => holding.count > 0);
  });
}

/** A volunteer and their licences are kept as long as the account, when that is longer. */
async function volunteerHoldings(
  tx: Transaction,
  accountId: string,
  accountUntil: string | null,
): Promise<Holding[]> {
  const own = await volunteerOfAccount(tx, accountId);
  if (!own) return [];
  const retainUntil = [own.retainUntil, accountUntil ?? ''].sort().at(-1) ?? own.retainUntil;
  return [
    { kind: 'volunteer', count: 1, retainUntil },
    { kind: 'credentials', count: await countLicences(tx, own.id), retainUntil },
  ];
}
