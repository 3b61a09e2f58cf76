import type { Answer, venues } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { authorise } from '../access/index.ts';
import { presentVenue } from './present.ts';
import { venueByNumber } from './queries.ts';

/** One venue by its public number, as far as the reader may know it: drafts are nobody's, a home its people's alone. */
export async function showVenue(ctx: Ctx, number: number): Promise<Answer<typeof venues.show>> {
  authorise(ctx, 'public');
  const row = await withTransaction(ctx, (tx) => venueByNumber(tx, number));
  if (!row) throw new Refusal('not_found', 'venue.unknown');
  return presentVenue(row);
}
