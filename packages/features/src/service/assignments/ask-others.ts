import type { Transaction } from '@hamyar/db';
import { emitMany } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { placeFreed } from './events.ts';

/** Announces places that came free, or whose offer came to nothing, so that others are asked; once for each need. */
export function askOthers(ctx: Ctx, tx: Transaction, needIds: readonly string[]): Promise<void> {
  const items = [...new Set(needIds)].map((needId) => ({ key: needId, payload: { needId } }));
  return emitMany(ctx, tx, placeFreed, items);
}
