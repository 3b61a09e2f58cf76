import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { authorise } from '../access/index.ts';
import type { Ctx } from '../feature.ts';
import * as queries from './queries.ts';

/**
 * Sends dead promises out again from the first try, or sets them aside for good. One that is no longer dead, because a
 * colleague was quicker, is left as it is.
 * @returns how many were decided now
 */
export function settleDead(
  ctx: Ctx,
  input: { ids: readonly string[]; decision: 'again' | 'set_aside' },
): Promise<number> {
  authorise(ctx, 'system.manage');
  return withTransaction(ctx, async (tx) => {
    const settled = await queries.settleDead(tx, input.ids, input.decision);
    for (const id of settled)
      await audit(ctx, tx, {
        action: input.decision === 'again' ? 'outbox.sent_again' : 'outbox.set_aside',
        targetType: 'outbox',
        targetId: id,
      });
    return settled.length;
  });
}
