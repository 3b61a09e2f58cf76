import { loadReason } from './feasibility.ts';
import type { RoleSlot, Volunteer } from './types.ts';

/** A feasible pair with its score; identity matters, so an edge is made once and passed around. */
export type Edge = { readonly slot: RoleSlot; readonly volunteer: Volunteer; readonly total: number };

/** A partial assignment that cannot be brought into a state that breaches a constraint. */
export type Plan = {
  has(edge: Edge): boolean;
  seatsLeft(slot: RoleSlot): number;
  ofSlot(slot: RoleSlot): readonly Edge[];
  ofVolunteer(volunteer: Volunteer): readonly Edge[];
  /** Would this pair's volunteer bear it beside everything else they hold, leaving out `without`? */
  bears(edge: Edge, without?: Edge): boolean;
  add(edge: Edge): void;
  remove(edge: Edge): void;
  edges(): Edge[];
};

/** An empty plan. Time, rest, weekly cap and both capacities are those of the volunteers and slots themselves. */
export function emptyPlan(): Plan {
  const held = new Set<Edge>();
  const bySlot = new Map<string, Edge[]>();
  const byVolunteer = new Map<string, Edge[]>();
  const ofSlot = (slot: RoleSlot): Edge[] => bySlot.get(slot.id) ?? [];
  const ofVolunteer = (volunteer: Volunteer): Edge[] => byVolunteer.get(volunteer.id) ?? [];
  return {
    has: (edge) => held.has(edge),
    seatsLeft: (slot) => slot.openCount - ofSlot(slot).length,
    ofSlot,
    ofVolunteer,
    bears(edge, without) {
      const others = ofVolunteer(edge.volunteer).filter((other) => other !== without);
      if (others.length >= edge.volunteer.capacityLeft) return false;
      if (others.length === 0) return true;
      const commitments = [...edge.volunteer.commitments, ...others.map((other) => other.slot)];
      return loadReason(edge.volunteer, commitments, edge.slot) === null;
    },
    add(edge) {
      held.add(edge);
      bySlot.set(edge.slot.id, [...ofSlot(edge.slot), edge]);
      byVolunteer.set(edge.volunteer.id, [...ofVolunteer(edge.volunteer), edge]);
    },
    remove(edge) {
      held.delete(edge);
      bySlot.set(
        edge.slot.id,
        ofSlot(edge.slot).filter((other) => other !== edge),
      );
      byVolunteer.set(
        edge.volunteer.id,
        ofVolunteer(edge.volunteer).filter((other) => other !== edge),
      );
    },
    edges: () => [...held],
  };
}
