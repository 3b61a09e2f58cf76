import { numberAt } from './at.ts';
import { loadReason } from './feasibility.ts';
import type { RoleSlot, Volunteer } from './types.ts';
import { weekOf } from './week.ts';

/**
 * Slots of one volunteer that cannot all be borne beside each other and what is already promised: two that overlap or
 * leave no rest between them, or all of a week that together go beyond its cap. Null: they can. Each alone is feasible.
 */
export function unbearable(volunteer: Volunteer, slots: readonly RoleSlot[]): readonly RoleSlot[] | null {
  for (const [at, slot] of slots.entries()) {
    for (const other of slots.slice(0, at)) {
      const reason = loadReason(volunteer, [...volunteer.commitments, other], slot);
      if (reason !== null) return [other, slot];
    }
  }
  for (const slot of slots) {
    const others = slots.filter((other) => other !== slot);
    if (loadReason(volunteer, [...volunteer.commitments, ...others], slot) !== null) return slots;
  }
  return null;
}

/**
 * Time blocks of slots one volunteer might get: in each, any two exclude each other, so a flow that uses every block
 * once breaks none of these rules. A block is a week that bears no two of its shifts within the cap, or else a moment
 * that all its shifts span, rest included. What excludes each other across blocks is left to be mended. Slots come in
 * any order; the blocks, numbered from 0, are in theirs.
 */
export function timeBlocks(volunteer: Volunteer, slots: readonly RoleSlot[]): Int32Array {
  const full = fullWeeks(volunteer, slots);
  const ends = slots.map((slot) => slot.end + slot.restMinutes);
  const order = [...ends.keys()].sort((a, b) => numberAt(ends, a) - numberAt(ends, b) || a - b);
  const blocks = new Int32Array(slots.length);
  const blockOfWeek = new Map<number, number>();
  let used = 0;
  let moment = -Infinity;
  let block = 0;
  for (const index of order) {
    const start = slots[index]?.start ?? 0;
    const week = weekOf(start);
    if (full.has(week)) {
      const own = blockOfWeek.get(week) ?? used++;
      blockOfWeek.set(week, own);
      blocks[index] = own;
      continue;
    }
    if (start >= moment) {
      block = used++;
      moment = numberAt(ends, index);
    }
    blocks[index] = block;
  }
  return blocks;
}

/** Weeks whose two shortest shifts, with what is promised already, go beyond the cap. */
function fullWeeks(
  { commitments, weeklyCapMinutes }: Volunteer,
  slots: readonly RoleSlot[],
): ReadonlySet<number> {
  const lengths = new Map<number, number[]>();
  for (const { start, end } of slots) {
    const week = weekOf(start);
    lengths.set(week, [...(lengths.get(week) ?? []), end - start]);
  }
  const full = new Set<number>();
  for (const [week, minutes] of lengths) {
    const [shortest = 0, next = 0] = minutes.sort((a, b) => a - b);
    const promised = commitments
      .filter(({ start }) => weekOf(start) === week)
      .reduce((sum, { start, end }) => sum + end - start, 0);
    if (promised + shortest + next > weeklyCapMinutes) full.add(week);
  }
  return full;
}
