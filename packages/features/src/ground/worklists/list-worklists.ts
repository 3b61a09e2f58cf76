import { type Answer, worklists } from '@hamyar/contracts';
import type { Ctx } from '../../kit/feature.ts';
import type { WaitingWork } from '../../kit/waiting-work.ts';
import { authorise, decide } from '../access/index.ts';

const { options } = worklists.worklistKey;

/** What waits for the offices of whoever asks, in the order of the contract. What does not wait is left out. */
export async function listWorklists(
  ctx: Ctx,
  waiting: readonly WaitingWork[],
): Promise<Answer<typeof worklists.list>> {
  authorise(ctx, 'signed-in');
  const items: worklists.Worklist[] = [];
  // One after the other: a desk is opened often, and each has a connection of the pool only while it counts.
  for (const key of options) {
    const work = waiting.find((own) => own.key === key);
    if (!work || !decide(ctx.actor, work.permission).allowed) continue;
    const { count, since } = await work.measure(ctx);
    if (count > 0) items.push({ key, count, since: since?.toISOString() ?? null });
  }
  return { items };
}
