import type { Answer, HandlerInput, listDeskNeeds, listNeeds } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise, provincesOf } from '../../ground/access/index.ts';
import { lastSeenId, lastSeenInstant } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentCard } from './present.ts';
import { deskNeeds, openNeedCount, openNeeds } from './queries.ts';

/** Open needs that anyone may see, the soonest first. */
export async function listOpenNeeds(
  ctx: Ctx,
  query: HandlerInput<typeof listNeeds>['query'],
): Promise<Answer<typeof listNeeds>> {
  authorise(ctx, 'public');
  const now = ctx.clock.now();
  const filter = {
    now,
    province: query.province ?? null,
    profession: query.profession ?? null,
    theme: query.theme ?? null,
    urgency: query.urgency ?? null,
    remote: query.remote === undefined ? null : query.remote === 'yes',
  };
  const after = lastSeenInstant(query.cursor);
  return withTransaction(ctx, async (tx) => {
    const rows = await openNeeds(tx, { ...filter, after, limit: query.limit + 1 });
    const items = rows.slice(0, query.limit).map(presentCard);
    const last = items.at(-1);
    const more = rows.length > query.limit && last?.nextStartsAt;
    return {
      items,
      next: more ? `${last.nextStartsAt ?? ''}_${last.id}` : null,
      total: await openNeedCount(tx, filter),
    };
  });
}

/** The officer's own list, drafts and closed ones included. */
export async function listNeedsOfDesk(
  ctx: Ctx,
  query: HandlerInput<typeof listDeskNeeds>['query'],
): Promise<Answer<typeof listDeskNeeds>> {
  const scope = authorise(ctx, 'needs.manage');
  const before = lastSeenId(query.cursor);
  return withTransaction(ctx, async (tx) => {
    const rows = await deskNeeds(tx, {
      now: ctx.clock.now(),
      provinces: provincesOf(scope),
      status: query.status ?? null,
      before,
      limit: query.limit + 1,
    });
    const shown = rows.slice(0, query.limit);
    return {
      items: shown.map((row) => ({ ...presentCard(row), accepted: row.accepted, offered: row.offered })),
      next: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
    };
  });
}
