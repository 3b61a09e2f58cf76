import { explainRefusal, type Explanation, whatWouldChange } from './explain.ts';
import { feasibility } from './feasibility.ts';
import type { Score } from './score.ts';
import type { RoleSlot, Volunteer } from './types.ts';

/** Why somebody does not stand in a plan at a slot. */
export type Absence = {
  /**
   * `chosen`: they do. `infeasible`: they may not take it. `placed_elsewhere`: the plan has them at other slots.
   * `outscored`: everybody chosen has more points. `tied`: as many as the last one chosen, which the order of ids
   * decided. `unneeded`: they would have fitted, and the plan as a whole is no better with them.
   */
  readonly standing: 'chosen' | 'infeasible' | 'placed_elsewhere' | 'outscored' | 'tied' | 'unneeded';
  /** One sentence each, `why_not.*`; empty when chosen. */
  readonly whyNot: readonly Explanation[];
  /** What the person could change so that the slot opens to them, `change.*`; empty when nothing of theirs would. */
  readonly changes: readonly Explanation[];
};

/**
 * Explains one person's absence from one slot of a plan. `scored` is the pair's score (ignored when infeasible),
 * `lowestChosenTotal` the total of the last person chosen for the slot, null when nobody is, and `placedSlotIds` are
 * the slots at which the plan has the person. Judge the pair as the plan saw it: before its own assignments. Pure.
 */
export function explainAbsence(asked: {
  readonly volunteer: Volunteer;
  readonly slot: RoleSlot;
  readonly scored: Pick<Score, 'total'>;
  readonly lowestChosenTotal: number | null;
  readonly placedSlotIds: readonly string[];
}): Absence {
  const { volunteer, slot, scored, lowestChosenTotal, placedSlotIds } = asked;
  if (placedSlotIds.includes(slot.id)) return { standing: 'chosen', whyNot: [], changes: [] };
  const fit = feasibility(volunteer, slot);
  if (!fit.ok) {
    const changes = whatWouldChange(fit.reasons);
    return { standing: 'infeasible', whyNot: explainRefusal(fit.reasons), changes };
  }
  const [firstSlotId] = placedSlotIds;
  if (firstSlotId !== undefined) {
    return because('placed_elsewhere', { slotCount: placedSlotIds.length, slotId: firstSlotId });
  }
  if (lowestChosenTotal === null || scored.total > lowestChosenTotal) {
    return because('unneeded', { scoreTotal: scored.total });
  }
  const params = { scoreTotal: scored.total, lowestChosenTotal, behind: lowestChosenTotal - scored.total };
  return because(scored.total === lowestChosenTotal ? 'tied' : 'outscored', params);
}

function because(standing: Absence['standing'], params: Explanation['params']): Absence {
  return { standing, whyNot: [{ key: `why_not.${standing}`, params }], changes: [] };
}
