import { loadReason } from './feasibility.ts';
import type { RoleSlot, Volunteer } from './types.ts';

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
 * Time blocks of slots one volunteer might get: a block is a moment that all its shifts, rest included, span. Nobody
 * can serve two slots of a block, so a flow that uses each block once breaks none of these rules; what excludes each
 * other across blocks is left to be mended. Slots come in any order; the blocks, numbered from 0, are in theirs.
 */
export function timeBlocks(slots: readonly RoleSlot[]): Int32Array {
  const ends = slots.map((slot) => slot.end + slot.restMinutes);
  const order = [...ends.keys()].sort((a, b) => (ends[a] ?? 0) - (ends[b] ?? 0) || a - b);
  const blocks = new Int32Array(slots.length);
  let block = -1;
  let moment = -Infinity;
  for (const index of order) {
    if ((slots[index]?.start ?? 0) >= moment) {
      block += 1;
      moment = ends[index] ?? 0;
    }
    blocks[index] = block;
  }
  return blocks;
}
