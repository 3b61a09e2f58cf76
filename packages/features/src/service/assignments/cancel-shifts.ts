import { assignment, type Transaction } from '@hamyar/db';
import { type AssignmentState, holdsPlace } from '@hamyar/domain';
import { inArray } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { moveAssignments } from './move-assignment.ts';

/** Somebody's standing in a shift that does not take place, as it was before it ended. */
export interface EndedPlace {
  readonly id: string;
  readonly state: AssignmentState;
  readonly roleSlotId: string;
  readonly volunteerId: string;
  readonly accountId: string | null;
  readonly mobile: string;
  /** All four of the need. */
  readonly provinceCode: string;
  readonly needId: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly startsAt: Date;
}

/**
 * Ends whatever is open in shifts that do not take place: places, offers, proposals; part of the caller's transaction, who has
 * authorised, audits and tells people.
 * @returns those who had a place, and those who were asked for one
 */
export async function cancelShifts(
  ctx: Ctx,
  tx: Transaction,
  shiftIds: readonly string[],
): Promise<{ places: readonly EndedPlace[]; asked: readonly EndedPlace[] }> {
  const ending = await endingInShifts(tx, shiftIds);
  const ids = ending.map(({ id }) => id);
  if (ids.length === 0) return { places: [], asked: [] };
  await moveAssignments(ctx, tx, inArray(assignment.id, ids), 'cancelled_by_need', { endedBy: 'officer' });
  return {
    places: ending.filter(({ state }) => holdsPlace(state)),
    asked: ending.filter(({ state }) => state === 'offered'),
  };
}

/** Open assignments of these shifts, locked. */
async function endingInShifts(tx: Transaction, shiftIds: readonly string[]): Promise<EndedPlace[]> {
  const { rows } = await tx.$client.query<EndedPlace>({
    name: 'assignment_ending_in_shifts',
    text: `select a.id, a.state, a.role_slot_id as "roleSlotId", a.volunteer_id as "volunteerId", v.account_id as "accountId",
        v.mobile, n.province_code as "provinceCode", n.id as "needId", n.title, n.title_en as "titleEn",
        lower(a.during) as "startsAt"
      from assignment a join role_slot r on r.id = a.role_slot_id join need n on n.id = a.need_id
        join volunteer v on v.id = a.volunteer_id
      where r.shift_id = any ($1::uuid[]) and a.state in ('proposed', 'offered', 'accepted', 'confirmed')
      order by a.id for update of a`,
    values: [shiftIds],
  });
  return rows;
}
