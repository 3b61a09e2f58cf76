import type { Transaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { endOffers } from './end-offers.ts';
import { waitingInFullSlot } from './queries.ts';

/** Ends the open offers of a slot whose last place is taken; does nothing while places are left. */
export async function standDown(ctx: Ctx, tx: Transaction, roleSlotId: string): Promise<void> {
  await endOffers(ctx, tx, await waitingInFullSlot(tx, roleSlotId), 'not_needed');
}
