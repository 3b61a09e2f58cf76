import type { Transaction } from '@hamyar/db';
import { enqueueMany } from '@hamyar/delivery';
import { offerNewNeed } from '../matching/index.ts';

/** Promises that others are asked for places that came free, or whose offer came to nothing; once for each need. */
export function askOthers(tx: Transaction, needIds: readonly string[]): Promise<void> {
  const items = [...new Set(needIds)].map((needId) => ({ key: needId, payload: { needId } }));
  return enqueueMany(tx, offerNewNeed, items);
}
