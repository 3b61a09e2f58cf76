import { staffInvitation, type Transaction } from '@hamyar/db';
import { type InvitationState, invitationStatesBefore } from '@hamyar/domain';
import { and, eq, inArray } from 'drizzle-orm';
import type { InvitationRow } from './queries.ts';

type Answered = Partial<
  Pick<
    InvitationRow,
    'confirmedBy' | 'confirmerName' | 'confirmedAt' | 'accountId' | 'answeredAt' | 'termsVersion' | 'note'
  >
>;

/**
 * Takes an invitation to its next state; part of the caller's transaction, who has authorised, locked and audits.
 * @throws when the machine of the domain knows no such move from the state it is in
 */
export async function moveInvitation(
  tx: Transaction,
  id: string,
  to: InvitationState,
  more: Answered = {},
): Promise<void> {
  const moved = await tx
    .update(staffInvitation)
    .set({ state: to, ...more })
    .where(and(eq(staffInvitation.id, id), inArray(staffInvitation.state, invitationStatesBefore(to))));
  if (moved.rowCount !== 1) throw new Error(`an invitation that is over does not become ${to}`);
}
