import { type Transaction, venue } from '@hamyar/db';
import { type VenueState, venueStatesBefore } from '@hamyar/domain';
import { and, eq, inArray } from 'drizzle-orm';

/**
 * Moves one venue; part of the caller's transaction, who has authorised and audits.
 * @returns false when the machine of the domain knows no such move from the state it is in
 */
export async function moveVenue(
  tx: Transaction,
  id: string,
  to: VenueState,
  updatedAt: Date,
): Promise<boolean> {
  const moved = await tx
    .update(venue)
    .set({ state: to, updatedAt })
    .where(and(eq(venue.id, id), inArray(venue.state, venueStatesBefore(to))));
  return moved.rowCount === 1;
}
