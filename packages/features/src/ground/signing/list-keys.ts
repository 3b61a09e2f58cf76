import type { Answer, signing } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { presentKey } from './present.ts';
import { allKeys } from './queries.ts';

/** Every key that ever signed, to everybody. */
export async function listKeys(ctx: Ctx): Promise<Answer<typeof signing.listKeys>> {
  authorise(ctx, 'public');
  const keys = await withTransaction(ctx, allKeys);
  return { keys: keys.map((key) => presentKey(ctx, key)) };
}
