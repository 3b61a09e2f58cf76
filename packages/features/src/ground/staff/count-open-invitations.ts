import { staffInvitation, withTransaction } from '@hamyar/db';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';

/** Invitations of somebody that wait for a second person, as far as the asker sees them. */
export async function countOpenInvitations(ctx: Ctx, accountId: string): Promise<number> {
  authorise(ctx, 'staff.read');
  return await withTransaction(ctx, (tx) =>
    tx.$count(
      staffInvitation,
      and(eq(staffInvitation.invitedBy, accountId), eq(staffInvitation.state, 'waiting')),
    ),
  );
}
