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
      volunteerId: assignment.volunteerId,
      provinceCode: assignment.provinceCode,
      offeredAt: assignment.offeredAt,
    });
  if (to !== 'offered') {
    const asked = moved.filter(({ offeredAt }) => offeredAt !== null);
    await settleOffers(ctx, tx, asked);
  }
  return moved;
}

/** The message of each, and the one text that told of several where none of them is open any more. */
async function settleOffers(
  ctx: Ctx,
  tx: Transaction,
  asked: readonly { readonly id: string; readonly volunteerId: string }[],
): Promise<void> {
  if (asked.length === 0) return;
  await settleNotices(ctx, tx, { template: 'offer', links: asked.map(({ id }) => linkPaths.offer(id)) });
  const { rows } = await tx.$client.query<{ accountId: string }>({
    name: 'assignment_asked_no_more',
    text: `select distinct v.account_id as "accountId" from volunteer v
      where v.id = any ($1::uuid[]) and v.account_id is not null and not exists (select from assignment o
        where o.volunteer_id = v.id and o.state = 'offered')`,
    values: [asked.map(({ volunteerId }) => volunteerId)],
  });
  await settleNotices(ctx, tx, { template: 'offers', accountIds: rows.map(({ accountId }) => accountId) });
}
