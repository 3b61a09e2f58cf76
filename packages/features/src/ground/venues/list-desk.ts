import type { Answer, HandlerInput, venues } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise, isOfCountyAlone, placesOf } from '../access/index.ts';
import { presentDeskVenue } from './present.ts';
import { deskVenues } from './queries.ts';

/** The office's own list, drafts and closed ones included. */
export async function listDesk(
  ctx: Ctx,
  { cursor, limit, state }: HandlerInput<typeof venues.listDesk>['query'],
): Promise<Answer<typeof venues.listDesk>> {
  const scope = authorise(ctx, 'venues.read');
  const query = {
    places: placesOf(scope),
    state: state ?? null,
    before: lastSeenId(cursor),
    limit: limit + 1,
  };
  const rows = await withTransaction(ctx, (tx) => deskVenues(tx, query));
  const shown = rows.slice(0, limit);
  return {
    // The office of a county reads them for its needs and changes none.
    items: shown.map((row) =>
      isOfCountyAlone(scope, row) ? { ...presentDeskVenue(row), may: [] } : presentDeskVenue(row),
    ),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}
