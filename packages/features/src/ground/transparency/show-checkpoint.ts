import type { Answer, transparency } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { presentCheckpoint } from './present.ts';
import { newestHead } from './queries.ts';

/** The newest head that is shown, to everybody. */
export async function showCheckpoint(ctx: Ctx): Promise<Answer<typeof transparency.showCheckpoint>> {
  authorise(ctx, 'public');
  const head = await withTransaction(ctx, (tx) => newestHead(tx, true));
  return { checkpoint: head && presentCheckpoint(ctx, head) };
}
