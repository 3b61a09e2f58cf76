import type { Answer, needs } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { asService, authorise, isOfCountyAlone } from '../../ground/access/index.ts';
import { accountName } from '../../ground/identity/index.ts';
import { listsOf } from '../../ground/lists/index.ts';
import { termLabel } from '../../ground/places/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { openOffersOf } from '../assignments/index.ts';
import { presentDeskNeed } from './present.ts';
import { deskNeeds } from './queries.ts';

/** One need as its office sees it: how it is filled, and who closed it, why, and when people hear of it. */
export async function showDesk(ctx: Ctx, needId: string): Promise<Answer<typeof needs.showDesk>> {
  const scope = authorise(ctx, 'needs.read');
  const now = ctx.clock.now();
  const one = { now, scope, needId, status: null, before: null, limit: 1 };
  const { row, offered, lists } = await withTransaction(ctx, async (tx) => {
    const [found] = await deskNeeds(tx, one);
    if (!found) throw new Refusal('not_found', 'need.unknown');
    const open = (await openOffersOf(tx, [needId])).get(needId) ?? 0;
    return { row: found, offered: open, lists: await listsOf(ctx, tx) };
  });
  const { closedAt, closingReason, closedBy, toldAt } = row;
  const isOfCounty = isOfCountyAlone(scope, row);
  const presented = presentDeskNeed({ ...row, offered }, { now, lists, isOfCounty });
  if (closedAt === null) return { ...presented, closing: null };
  // Officers see no accounts but their own: a service tells the name of the colleague.
  const name =
    closedBy && (await withTransaction(asService(ctx, 'need-closer'), (tx) => accountName(tx, closedBy)));
  const closing = {
    closedAt: closedAt.toISOString(),
    closedBy: name,
    reason: closingReason === null ? null : termLabel(lists.closing_reason, closingReason),
    toldAt: toldAt?.toISOString() ?? null,
  };
  return { ...presented, closing };
}
