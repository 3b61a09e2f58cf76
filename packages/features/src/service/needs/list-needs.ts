import type { Answer, HandlerInput, needs } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import { listsOf } from '../../ground/lists/index.ts';
import { lastSeenInstant } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentCard } from './present.ts';
import { openNeedCount, openNeeds } from './queries.ts';

/** Open needs that anyone may see, the soonest first. */
export async function listNeeds(
  ctx: Ctx,
  query: HandlerInput<typeof needs.list>['query'],
): Promise<Answer<typeof needs.list>> {
  authorise(ctx, 'public');
  const now = ctx.clock.now();
  const filter = {
    now,
    province: query.province ?? null,
    profession: query.profession ?? null,
    theme: query.theme ?? null,
    urgency: query.urgency ?? null,
    remote: query.remote === undefined ? null : query.remote === 'yes',
    venue: query.venue ?? null,
  };
  const after = lastSeenInstant(query.cursor);
  return withTransaction(ctx, async (tx) => {
    const lists = await listsOf(ctx, tx);
    const rows = await openNeeds(tx, { ...filter, after, limit: query.limit + 1 });
    const items = rows.slice(0, query.limit).map((row) => presentCard(row, lists));
    const last = items.at(-1);
    const more = rows.length > query.limit && last?.nextStartsAt;
    return {
      items,
      next: more ? `${last.nextStartsAt ?? ''}_${last.id}` : null,
      total: await openNeedCount(tx, filter),
    };
  });
}
