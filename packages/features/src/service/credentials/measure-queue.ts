import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { measureFound, type Waiting } from '../../kit/waiting-work.ts';
import { queueMoments } from './queries.ts';

/** Licences that wait for an officer. */
export async function measureQueue(ctx: Ctx): Promise<Waiting> {
  const scope = authorise(ctx, 'credentials.review');
  return await withTransaction(ctx, (tx) => measureFound(tx, queueMoments(scope)));
}
