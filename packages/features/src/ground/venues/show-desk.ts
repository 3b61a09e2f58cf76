import type { Answer, venues } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { authorise, withinScope } from '../access/index.ts';
import { presentDeskVenue } from './present.ts';
import { findVenue } from './queries.ts';

/** One venue as its office sees it, drafts included. */
export async function showDesk(ctx: Ctx, venueId: string): Promise<Answer<typeof venues.showDesk>> {
  const scope = authorise(ctx, 'venues.manage');
  const row = await withTransaction(ctx, (tx) => findVenue(tx, venueId));
  if (!row) throw new Refusal('not_found', 'venue.unknown');
  withinScope(scope, row.provinceCode);
  return presentDeskVenue(row);
}
