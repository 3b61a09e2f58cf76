import { withTransaction } from '@hamyar/db';
import { decideDeadJobs, lockDeadJobs } from '@hamyar/delivery/dead';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { requireVersion } from '../../kit/version.ts';
import { authorise } from '../access/index.ts';

/**
 * Sends dead jobs out again from the first try, or sets them aside for good. One that is no longer dead, because a
 * colleague was quicker, is left as it is.
 * @throws Refusal `case.changed` when one came back and died anew, perhaps of something else
 * @returns how many were decided now
 */
export function settleDeadJobs(
  ctx: Ctx,
  input: { dead: readonly { id: string; version: string }[]; decision: 'again' | 'set_aside' },
): Promise<number> {
  authorise(ctx, 'system.manage');
  return withTransaction(ctx, async (tx) => {
    const seen = new Map(input.dead.map(({ id, version }) => [id, version]));
    const dead = await lockDeadJobs(tx, [...seen.keys()]);
    for (const { id, version } of dead) requireVersion(seen.get(id) ?? '', version);
    const ids = dead.map(({ id }) => id);
    const settled = await decideDeadJobs(tx, ids, input.decision);
    for (const id of settled)
      await audit(ctx, tx, {
        action: input.decision === 'again' ? 'outbox.sent_again' : 'outbox.set_aside',
        targetType: 'outbox',
        targetId: id,
      });
    return settled.length;
  });
}
