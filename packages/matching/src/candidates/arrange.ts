import { intAt } from '../at.ts';
import { MatchingError } from '../errors.ts';
import { addUp, type Column, sortedBy, take, upTo } from './column.ts';

/** Ids in order, and each arrival's place among them unless they arrived so. */
export function ranked(ids: string[], inOrder: boolean): { ids: string[]; rankOf: Int32Array | null } {
  if (inOrder) return { ids, rankOf: null };
  const order = upTo(ids.length).sort((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1));
  const rankOf = new Int32Array(ids.length);
  const sorted: string[] = [];
  for (const arrival of order) {
    const id = ids[arrival] ?? '';
    if (sorted.at(-1) === id) throw new MatchingError('duplicate_id', id, 'id');
    rankOf[arrival] = sorted.push(id) - 1;
  }
  return { ids: sorted, rankOf };
}

/** Entries of those who know a venue, in order: `entry[start[venue]] .. entry[start[venue + 1]]`. */
export function venueLists(
  known: { readonly venue: Column; readonly entry: Column },
  order: Int32Array,
  venues: number,
): { start: Int32Array; entry: Int32Array } {
  const placeOf = new Int32Array(order.length);
  for (let place = 0; place < order.length; place += 1) placeOf[intAt(order, place)] = place;
  const entryOf = take(known.entry).map((row) => intAt(placeOf, row));
  const venueOf = take(known.venue);
  const byEntry = sortedBy(upTo(entryOf.length), (pair) => intAt(entryOf, pair), order.length);
  const byVenue = sortedBy(byEntry, (pair) => intAt(venueOf, pair), venues);
  const start = new Int32Array(venues + 1);
  for (const venue of venueOf) start[venue + 1] = intAt(start, venue + 1) + 1;
  addUp(start);
  return { start, entry: byVenue.map((pair) => intAt(entryOf, pair)) };
}
