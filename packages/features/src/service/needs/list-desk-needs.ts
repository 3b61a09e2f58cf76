import type { Answer, HandlerInput, needs } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise, isOfCountyAlone } from '../../ground/access/index.ts';
import { listsOf } from '../../ground/lists/index.ts';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { openOffersOf } from '../assignments/index.ts';
import { presentDeskNeed } from './present.ts';
import { deskNeeds } from './queries.ts';

/** The officer's own list, drafts and closed ones included. */
export async function listDeskNeeds(
  ctx: Ctx,
  query: HandlerInput<typeof needs.listDesk>['query'],
): Promise<Answer<typeof needs.listDesk>> {
  const scope = authorise(ctx, 'needs.read');
  const before = lastSeenId(query.cursor);
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    const rows = await deskNeeds(tx, {
      now,
      scope,
      status: query.status ?? null,
      before,
      limit: query.limit + 1,
    });
    const lists = await listsOf(ctx, tx);
    const shown = rows.slice(0, query.limit);
    const offered = await openOffersOf(
      tx,
      shown.map(({ id }) => id),
    );
    return {
      items: shown.map((row) =>
        presentDeskNeed(
          { ...row, offered: offered.get(row.id) ?? 0 },
          { now, lists, isOfCounty: isOfCountyAlone(scope, row) },
        ),
      ),
      next: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
    };
  });
}
