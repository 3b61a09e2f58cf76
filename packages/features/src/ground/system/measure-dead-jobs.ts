import { outboxSummary } from '@hamyar/delivery/dead';
import type { Ctx } from '../../kit/feature.ts';
import type { Waiting } from '../../kit/waiting-work.ts';
import { authorise } from '../access/index.ts';

/** Work that was given up and waits for a person. */
export async function measureDeadJobs(ctx: Ctx): Promise<Waiting> {
  authorise(ctx, 'system.manage');
  const { dead, firstDiedAt } = await outboxSummary(ctx.pool);
  return { count: dead, since: firstDiedAt };
}
