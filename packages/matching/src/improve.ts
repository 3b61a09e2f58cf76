import type { Edge, Plan } from './plan.ts';
import type { RoleSlot } from './types.ts';

export type EdgesOf = (slot: RoleSlot) => readonly Edge[];

/** How many people one new seat may move: longer chains fill almost nothing more and unsettle many. */
const LONGEST_CHAIN = 6;

/** Fills one more seat, moving others along a chain if need be; false and nothing changed when it cannot. */
export function fillSeat(plan: Plan, slot: RoleSlot, edgesOf: EdgesOf): boolean {
  return fill(plan, slot, edgesOf, new Set(), LONGEST_CHAIN);
}

function fill(plan: Plan, slot: RoleSlot, edgesOf: EdgesOf, seen: Set<string>, depth: number): boolean {
  for (const edge of edgesOf(slot)) {
    if (plan.has(edge) || !plan.bears(edge)) continue;
    plan.add(edge);
    return true;
  }
  if (depth === 0) return false;
  for (const edge of edgesOf(slot)) {
    if (plan.has(edge) || seen.has(edge.volunteer.id)) continue;
    seen.add(edge.volunteer.id);
    for (const held of plan.ofVolunteer(edge.volunteer)) {
      if (!plan.bears(edge, held)) continue;
      plan.remove(held);
      plan.add(edge);
      if (fill(plan, held.slot, edgesOf, seen, depth - 1)) return true;
      plan.remove(edge);
      plan.add(held);
    }
  }
  return false;
}

/** Raises the sum of scores without emptying a seat. True when anything changed. */
export function raiseScores(plan: Plan, edges: readonly Edge[], edgesOf: EdgesOf): boolean {
  let changed = false;
  for (const edge of edges) {
    if (!plan.has(edge)) changed = takeSeat(plan, edge, edgesOf) || changed;
  }
  return changed;
}

/**
 * Gives an edge its seat if that gains: the slot's weakest may have to leave, and the volunteer may have to leave
 * another seat, which must then be refilled. Undone when the sum does not rise.
 */
function takeSeat(plan: Plan, edge: Edge, edgesOf: EdgesOf): boolean {
  const evicted = plan.seatsLeft(edge.slot) > 0 ? null : weakest(plan.ofSlot(edge.slot));
  const leaving = plan.bears(edge) ? null : leavable(plan, edge);
  if (leaving === undefined) return false;
  const lost = (evicted?.total ?? 0) + (leaving?.total ?? 0);
  const bestRefill = leaving ? (edgesOf(leaving.slot)[0]?.total ?? 0) : 0;
  if (edge.total + bestRefill <= lost) return false;

  for (const out of [evicted, leaving]) if (out) plan.remove(out);
  plan.add(edge);
  const refill = leaving
    ? edgesOf(leaving.slot).find((other) => !plan.has(other) && plan.bears(other))
    : undefined;
  if (refill) plan.add(refill);
  const seats = 1 + (refill ? 1 : 0) - (evicted ? 1 : 0) - (leaving ? 1 : 0);
  if (seats >= 0 && edge.total + (refill?.total ?? 0) > lost) return true;

  if (refill) plan.remove(refill);
  plan.remove(edge);
  for (const out of [leaving, evicted]) if (out) plan.add(out);
  return false;
}

/** The weakest seat whose loss would let the volunteer take this edge; undefined when no single one does. */
function leavable(plan: Plan, edge: Edge): Edge | undefined {
  const held = plan.ofVolunteer(edge.volunteer).filter((other) => plan.bears(edge, other));
  return weakest(held) ?? undefined;
}

function weakest(edges: readonly Edge[]): Edge | null {
  let least: Edge | null = null;
  for (const edge of edges) if (!least || edge.total < least.total) least = edge;
  return least;
}
