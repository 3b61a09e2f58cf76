import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { lockPledge } from '../pledges/index.ts';
import { lockPayment, paymentIdOf } from './queries.ts';
import { openAttempt } from './start-payment.ts';

/** Opens another attempt after one that was not paid; its authority is as good as the key. */
export function retryPayment(asker: Ctx, authority: string): Promise<{ redirectUrl: string }> {
  return openAttempt(asker, async (_ctx, tx) => {
    const earlierId = await paymentIdOf(tx, authority);
    if (!earlierId) throw new Refusal('not_found', 'payment.unknown');
    return lockPledge(tx, (await lockPayment(tx, earlierId)).pledgeId);
  });
}
