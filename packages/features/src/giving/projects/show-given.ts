import type { Answer, projects } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { givenToProjects } from './queries.ts';

/** What was verified for all projects together. */
export async function showGiven(ctx: Ctx): Promise<Answer<typeof projects.showGiven>> {
  authorise(ctx, 'public');
  const [sums] = await withTransaction(ctx, (tx) => givenToProjects(tx, {}));
  const { givenIrr = '0', giftCount = 0, projectCount = 0 } = sums ?? {};
  return { givenIrr, giftCount, projectCount, readAt: ctx.clock.now().toISOString() };
}
