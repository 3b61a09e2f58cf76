import { type Transaction, volunteer } from '@hamyar/db';
import { type VolunteerStatus, volunteerStatusesBefore } from '@hamyar/domain';
import { and, eq, inArray, type SQL } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';

/** What a move writes besides the status. */
type MoveFacts = Partial<Pick<typeof volunteer.$inferInsert, 'confirmedAt' | 'mergedInto'>>;

/**
 * Moves one volunteer; part of the caller's transaction, who has authorised and audits.
 * @returns false when the machine of the domain knows no such move from the status they have
 */
export async function moveVolunteer(
  ctx: Ctx,
  tx: Transaction,
  id: string,
  to: VolunteerStatus,
  facts: MoveFacts = {},
): Promise<boolean> {
  return (await moveVolunteers(ctx, tx, eq(volunteer.id, id), to, facts)) === 1;
}

/**
 * Moves all that a condition names, in one statement; those that may not move stay as they are.
 * @returns how many moved
 */
export async function moveVolunteers(
  ctx: Ctx,
  tx: Transaction,
  which: SQL | undefined,
  to: VolunteerStatus,
  facts: MoveFacts = {},
): Promise<number> {
  const moved = await tx
    .update(volunteer)
    .set({ ...facts, status: to, updatedAt: ctx.clock.now() })
    .where(and(which, inArray(volunteer.status, volunteerStatusesBefore(to))));
  return moved.rowCount ?? 0;
}
