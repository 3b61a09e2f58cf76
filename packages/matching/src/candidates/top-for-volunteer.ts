import { numberAt } from '../at.ts';
import type { RoleSlot, Volunteer } from '../types.ts';
import { bestOf } from './best.ts';
import { checkLimit, checkVolunteer } from './check.ts';
import type { SlotIndex } from './compile-slots.ts';
import { searchSlots } from './scan-slots.ts';

export type SlotCandidate = { readonly slot: RoleSlot; readonly scoreTotal: number };

/**
 * The best `limit` feasible slots for one person, best first, equal totals by id: exactly those that `feasibility` and
 * `score` (with the index's weights) find over all. Throws `MatchingError` for a person or limit out of range.
 */
export function topForVolunteer(index: SlotIndex, volunteer: Volunteer, limit: number): SlotCandidate[] {
  checkVolunteer(volunteer);
  checkLimit(limit);
  if (limit === 0 || volunteer.capacityLeft < 1) return [];
  const best = bestOf(limit);
  searchSlots(index, volunteer, best);
  return best.totals.flatMap((scoreTotal, at) => {
    const slot = index.slots[numberAt(best.ranks, at)];
    return slot ? [{ slot, scoreTotal }] : [];
  });
}
