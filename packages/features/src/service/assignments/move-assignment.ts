import { assignment, type Transaction } from '@hamyar/db';
import { type AssignmentState, assignmentStatesBefore } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { and, eq, inArray, type SQL } from 'drizzle-orm';
import { settleNotices } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';

/** What a move writes besides the state. */
export type MoveFacts = Partial<
  Pick<typeof assignment.$inferInsert, 'offeredAt' | 'expiresAt' | 'answeredAt' | 'endedBy' | 'declineReason'>
>;

/** An assignment that moved. */
export interface Moved {
  readonly id: string;
  readonly needId: string;
  readonly provinceCode: string;
}

/**
 * Moves one assignment; part of the caller's transaction, who has authorised and audits.
 * @returns false when the machine of the domain knows no such move from the state it is in
 */
export async function moveAssignment(
  ctx: Ctx,
  tx: Transaction,
  id: string,
  to: AssignmentState,
  facts: MoveFacts = {},
): Promise<boolean> {
  return (await moveAssignments(ctx, tx, eq(assignment.id, id), to, facts)).length === 1;
}

/**
 * Moves all that a condition names, in one statement; those that may not move stay as they are. Whoever was asked and is
 * asked no more, however that came, has nothing to answer: the message of the offer is settled here, for every end.
 */
export async function moveAssignments(
  ctx: Ctx,
  tx: Transaction,
  which: SQL | undefined,
  to: AssignmentState,
  facts: MoveFacts = {},
): Promise<Moved[]> {
  const moved = await tx
    .update(assignment)
    .set({ ...facts, state: to, updatedAt: ctx.clock.now() })
    .where(and(which, inArray(assignment.state, assignmentStatesBefore(to))))
    .returning({
      id: assignment.id,
      needId: assignment.needId,
      provinceCode: assignment.provinceCode,
      offeredAt: assignment.offeredAt,
    });
  if (to !== 'offered') {
    const asked = moved.filter(({ offeredAt }) => offeredAt !== null);
    await settleNotices(ctx, tx, { template: 'offer', links: asked.map(({ id }) => linkPaths.offer(id)) });
  }
  return moved;
}
