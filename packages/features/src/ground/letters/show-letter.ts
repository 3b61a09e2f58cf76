import type { Answer, letters } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { presentLetter } from './present.ts';
import { findLetter } from './queries.ts';

/** One letter as its office reads it. */
export async function showLetter(ctx: Ctx, letterId: string): Promise<Answer<typeof letters.show>> {
  const scope = authorise(ctx, 'letters.manage');
  return withTransaction(ctx, async (tx) => presentLetter(await findLetter(tx, scope, letterId)));
}
