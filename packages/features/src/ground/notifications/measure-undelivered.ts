import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import type { Waiting } from '../../kit/waiting-work.ts';
import { asService, authorise } from '../access/index.ts';
import { undeliveredSummary } from './queries.ts';

/** Texts that reached nobody. */
export async function measureUndelivered(asker: Ctx): Promise<Waiting> {
  authorise(asker, 'system.manage');
  const ctx = asService(asker, 'undelivered-texts');
  const { count, oldestAt } = await withTransaction(ctx, (tx) => undeliveredSummary(tx, ctx.clock.now()));
  return { count, since: oldestAt };
}
