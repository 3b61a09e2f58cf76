import { compileVolunteers } from './candidates/compile-volunteers.ts';
import { compileSlots } from './candidates/compile-slots.ts';
import * as compiled from './candidates/top-for-slot.ts';
import * as slotwise from './candidates/top-for-volunteer.ts';
import { score, type Score, standardWeights, type Weights } from './score.ts';
import type { RoleSlot, Volunteer } from './types.ts';

/** The compiled search for callers that hold whole volunteers and want whole pairs back; `propose` is the last of them. */
export type Candidate = { readonly volunteer: Volunteer; readonly slot: RoleSlot; readonly score: Score };

export const indexVolunteers = (volunteers: readonly Volunteer[]): readonly Volunteer[] => volunteers;
export const indexSlots = (slots: readonly RoleSlot[]): readonly RoleSlot[] => slots;

const people = new WeakMap<readonly Volunteer[], ReturnType<typeof ready>>();

function ready(volunteers: readonly Volunteer[], weights: Weights) {
  const byId = new Map(volunteers.map((volunteer) => [volunteer.id, volunteer]));
  return { weights, byId, index: compileVolunteers(volunteers, weights) };
}

export function topForSlot(
  volunteers: readonly Volunteer[],
  slot: RoleSlot,
  limit: number,
  weights: Weights = standardWeights,
): Candidate[] {
  const known = people.get(volunteers);
  const { index, byId } = known?.weights === weights ? known : ready(volunteers, weights);
  if (known?.weights !== weights) people.set(volunteers, { weights, byId, index });
  return compiled.topForSlot(index, slot, limit).flatMap(({ volunteerId }) => {
    const volunteer = byId.get(volunteerId);
    return volunteer ? [{ volunteer, slot, score: score(volunteer, slot, weights) }] : [];
  });
}

export function topForVolunteer(
  slots: readonly RoleSlot[],
  volunteer: Volunteer,
  limit: number,
  weights: Weights = standardWeights,
): Candidate[] {
  const found = slotwise.topForVolunteer(compileSlots(slots, weights), volunteer, limit);
  return found.map(({ slot }) => ({ volunteer, slot, score: score(volunteer, slot, weights) }));
}
