import type { Answer, offices } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { accountStateOf, today } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { listsOf } from '../lists/index.ts';
import { mayTakeMoney } from './may-take-money.ts';
import { placeOf } from './policy.ts';
import { presentContact, presentDeposit, presentPlace } from './present.ts';
import { accountsOf, versionsOf } from './queries.ts';

/** One office as everybody may see it. */
export async function showOffice(asker: Ctx, slug: string): Promise<Answer<typeof offices.show>> {
  authorise(asker, 'public');
  const provinceCode = placeOf(slug);
  // Whether a treasurer is in office is a grant, which visitors do not see.
  const ctx = asService(asker, 'office-readiness');
  return withTransaction(ctx, async (tx) => {
    const [row] = await versionsOf(tx, provinceCode);
    const day = today(ctx.clock.now());
    const accounts = await accountsOf(tx, provinceCode);
    const { intention } = await listsOf(ctx, tx);
    return {
      ...presentPlace(provinceCode),
      contact: row ? presentContact(row) : null,
      deposits: accounts
        .filter((one) => one.kind === 'bank' && accountStateOf(one, day) === 'open')
        .flatMap((one) => presentDeposit(one, intention))
        .slice(0, 50),
      takesMoney: await mayTakeMoney(ctx, tx, provinceCode),
    };
  });
}
