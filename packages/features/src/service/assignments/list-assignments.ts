import type { Answer, getOffer, HandlerInput, listAssignments, listOffers } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { AppError } from '@hamyar/platform';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { lastSeenInstant } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentAssignment } from './present.ts';
import { ownAssignment, ownOffers, ownShifts } from './queries.ts';

/** Offers that still wait for an answer. */
export async function listOpenOffers(ctx: Ctx): Promise<Answer<typeof listOffers>> {
  authorise(ctx, 'volunteer');
  const rows = await withTransaction(ctx, (tx) =>
    ownOffers(tx, { accountId: accountOf(ctx), now: ctx.clock.now() }),
  );
  const { offersPerPersonPerWeek: offersPerWeek, quietHours } = ctx.limits;
  return { items: rows.map(presentAssignment), limits: { offersPerWeek, quietHours } };
}

/** One of the reader's own; someone else's does not exist for them. */
export async function showOffer(ctx: Ctx, id: string): Promise<Answer<typeof getOffer>> {
  authorise(ctx, 'volunteer');
  const row = await withTransaction(ctx, (tx) => ownAssignment(tx, { id, accountId: accountOf(ctx) }));
  if (!row) throw new AppError('not_found', 'assignment.unknown');
  return presentAssignment(row);
}

/** The reader's shifts, coming or past. */
export async function listShifts(
  ctx: Ctx,
  query: HandlerInput<typeof listAssignments>['query'],
): Promise<Answer<typeof listAssignments>> {
  authorise(ctx, 'volunteer');
  const after = lastSeenInstant(query.cursor);
  const rows = await withTransaction(ctx, (tx) =>
    ownShifts(tx, {
      accountId: accountOf(ctx),
      now: ctx.clock.now(),
      when: query.when,
      after,
      limit: query.limit + 1,
    }),
  );
  const items = rows.slice(0, query.limit).map(presentAssignment);
  const last = items.at(-1);
  return { items, next: rows.length > query.limit && last ? `${last.startsAt}_${last.id}` : null };
}
