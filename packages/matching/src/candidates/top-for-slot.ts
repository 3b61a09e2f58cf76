import { numberAt } from '../at.ts';
import type { RoleSlot } from '../types.ts';
import { bestOf } from './best.ts';
import { checkLimit, checkSlot } from './check.ts';
import { searchVolunteers } from './scan-volunteers.ts';
import type { VolunteerIndex } from './volunteer-index.ts';

export type VolunteerCandidate = { readonly volunteerId: string; readonly scoreTotal: number };

/**
 * The best `limit` feasible volunteers for one slot, best first, equal totals by id: exactly those that `feasibility`
 * and `score` (with the index's weights) find over everybody. Throws `MatchingError` for a slot or limit out of range.
 */
export function topForSlot(index: VolunteerIndex, slot: RoleSlot, limit: number): VolunteerCandidate[] {
  checkSlot(slot);
  checkLimit(limit);
  if (limit === 0) return [];
  const best = bestOf(limit);
  searchVolunteers(index, slot, best);
  return best.totals.map((scoreTotal, at) => ({
    volunteerId: index.ids[numberAt(best.ranks, at)] ?? '',
    scoreTotal,
  }));
}
