import { type Transaction, venue } from '@hamyar/db';
import { type IsoDay, daysAfter } from '@hamyar/domain';
import { and, eq, lt } from 'drizzle-orm';
import { homeDays } from './policy.ts';

/** Keeps a home for as long as somebody is to come, and some time after; part of the caller's transaction. */
export async function keepVenue(tx: Transaction, venueId: string, lastDay: IsoDay): Promise<void> {
  const retainUntil = daysAfter(lastDay, homeDays);
  await tx
    .update(venue)
    .set({ retainUntil })
    .where(and(eq(venue.id, venueId), eq(venue.kind, 'home'), lt(venue.retainUntil, retainUntil)));
}
