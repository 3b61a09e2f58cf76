import { assignment, type Transaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { and, eq, inArray } from 'drizzle-orm';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { moveAssignments } from './move-assignment.ts';
import { affectedBy } from './queries.ts';

/**
 * Ends the proposals and open offers of a need that is closed; part of the caller's transaction, who has authorised and
 * audits. Whoever was asked hears, once, that nobody waits for their answer: in the inbox only.
 * @returns ids of those that ended
 */
export async function cancelOffers(
  ctx: Ctx,
  tx: Transaction,
  closed: { readonly needId: string; readonly title: string },
): Promise<string[]> {
  const waiting = and(
    eq(assignment.needId, closed.needId),
    inArray(assignment.state, ['proposed', 'offered']),
  );
  const moved = await moveAssignments(ctx, tx, waiting, 'cancelled_by_need', { endedBy: 'officer' });
  const ids = moved.map(({ id }) => id);
  const asked = (await affectedBy(tx, ids)).flatMap((row) => (row.isOffered && row.accountId) || []);
  for (const accountId of new Set(asked))
    await notify(ctx, tx, {
      accountId,
      mobile: null,
      template: 'offer_need_closed',
      params: { need: closed.title },
      link: linkPaths.find(),
    });
  return ids;
}
