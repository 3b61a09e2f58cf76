import type { Answer, payments } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { lockPledgeByKey } from '../pledges/index.ts';
import { receiptCodeOf } from './queries.ts';
import { standingProblem } from './start-payment.ts';

/** Whether a pledge can be paid, asked as paying it asks: its page offers nothing that is refused; and its receipt. */
export async function showStanding(asker: Ctx, key: string): Promise<Answer<typeof payments.showStanding>> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'giving');
  return withTransaction(ctx, async (tx) => {
    const row = await lockPledgeByKey(ctx, tx, key);
    if (!row) throw new Refusal('not_found', 'pledge.unknown');
    const whyNot = await standingProblem(tx, row);
    return {
      whyNot,
      may: whyNot === null ? ['pay' as const] : [],
      receiptCode: await receiptCodeOf(tx, row.id),
    };
  });
}
