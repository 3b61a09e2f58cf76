import type { Transaction } from '@hamyar/db';
import { agreementOf } from '../../ground/consents/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { askOthers } from './ask-others.ts';
import { endOffers } from './end-offers.ts';
import { lockAhead } from './lock-ahead.ts';

/**
 * Ends the open offers and proposals of somebody who took back what they had agreed to, and asks others; part of the job's
 * transaction. Places they have stay theirs. Whoever has agreed again meanwhile keeps what is open.
 */
export async function endUnwilling(ctx: Ctx, tx: Transaction, accountId: string): Promise<void> {
  const ahead = await lockAhead(tx, { accountId, now: ctx.clock.now() });
  if ((await agreementOf(tx, accountId)) !== 'withdrawn') return;
  const waiting = ahead.filter(({ state }) => state === 'proposed' || state === 'offered');
  const ended = await endOffers(
    ctx,
    tx,
    waiting.map(({ id }) => id),
    'rejected',
    { template: 'offer_without_agreement' },
  );
  await askOthers(
    ctx,
    tx,
    ended.map(({ needId }) => needId),
  );
}
