import { feasibility } from './feasibility.ts';
import { buildPostings, type Posting, type Postings, visitPostings } from './postings.ts';
import { score, type Score, standardWeights, type Weights } from './score.ts';
import type { RoleSlot, Volunteer } from './types.ts';

export type VolunteerIndex = { readonly volunteers: readonly Volunteer[]; readonly postings: Postings };
export type SlotIndex = { readonly slots: readonly RoleSlot[]; readonly postings: Postings };

export type Candidate = { readonly volunteer: Volunteer; readonly slot: RoleSlot; readonly score: Score };

/** Builds what `topForSlot` searches; once per batch, not per question. */
export function indexVolunteers(volunteers: readonly Volunteer[]): VolunteerIndex {
  return { volunteers, postings: buildPostings(volunteerEntries(volunteers)) };
}

/** Builds what `topForVolunteer` searches. */
export function indexSlots(slots: readonly RoleSlot[]): SlotIndex {
  return {
    slots,
    postings: buildPostings(slots.map((slot, index) => [index, postingOfSlot(slot)] as const)),
  };
}

/** The best `limit` feasible volunteers for one slot, best first; equal scores by volunteer id. */
export function topForSlot(
  index: VolunteerIndex,
  slot: RoleSlot,
  limit: number,
  weights: Weights = standardWeights,
): Candidate[] {
  const best = bounded(limit, (a, b) => (a.volunteer.id < b.volunteer.id ? -1 : 1));
  visitPostings(index.postings, postingOfSlot(slot), (item) => {
    const volunteer = index.volunteers[item];
    if (volunteer && feasibility(volunteer, slot).ok) {
      best.offer({ volunteer, slot, score: score(volunteer, slot, weights) });
    }
  });
  return best.taken;
}

/** The best `limit` feasible slots for one person, best first; equal scores by slot id. */
export function topForVolunteer(
  index: SlotIndex,
  volunteer: Volunteer,
  limit: number,
  weights: Weights = standardWeights,
): Candidate[] {
  const best = bounded(limit, (a, b) => (a.slot.id < b.slot.id ? -1 : 1));
  for (const posting of postingsOfVolunteer(volunteer)) {
    visitPostings(index.postings, posting, (item) => {
      const slot = index.slots[item];
      if (slot && feasibility(volunteer, slot).ok)
        best.offer({ volunteer, slot, score: score(volunteer, slot, weights) });
    });
  }
  return best.taken;
}

function* volunteerEntries(volunteers: readonly Volunteer[]): Generator<readonly [number, Posting]> {
  for (const [item, volunteer] of volunteers.entries()) {
    for (const posting of postingsOfVolunteer(volunteer)) yield [item, posting];
  }
}

/** One posting per profession, however many credentials of it they hold. */
function postingsOfVolunteer(volunteer: Volunteer): Posting[] {
  const professions = new Set(volunteer.credentials.map((credential) => credential.profession));
  return [...professions].map((profession) => ({
    profession,
    place: volunteer.home,
    reachKm: volunteer.radiusKm,
    remote: volunteer.acceptsRemote,
  }));
}

function postingOfSlot(slot: RoleSlot): Posting {
  return { profession: slot.profession, place: slot.place, reachKm: 0, remote: slot.remote };
}

/** Keeps the best few in order: with a short list an insertion is cheaper than a heap. */
function bounded(limit: number, tie: (a: Candidate, b: Candidate) => number) {
  const taken: Candidate[] = [];
  const before = (a: Candidate, b: Candidate): boolean =>
    a.score.total !== b.score.total ? a.score.total > b.score.total : tie(a, b) < 0;
  const offer = (candidate: Candidate): void => {
    const last = taken[limit - 1];
    if (limit < 1 || (last && !before(candidate, last))) return;
    let at = taken.length;
    for (let above = taken[at - 1]; above && before(candidate, above); above = taken[at - 1]) at -= 1;
    taken.splice(at, 0, candidate);
    if (taken.length > limit) taken.pop();
  };
  return { taken, offer };
}
