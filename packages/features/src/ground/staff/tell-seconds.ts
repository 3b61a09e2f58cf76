import { id } from '@hamyar/contracts';
import { staffInvitation, type Transaction } from '@hamyar/db';
import { staffRoles } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Ctx, onceJob } from '../../kit/feature.ts';
import { staffInOffice } from '../identity/index.ts';
import { notify } from '../notifications/index.ts';

/** Whoever invites sees the offices of their own province alone: whom to ask is looked up by the worker. */
export const tellSeconds = onceJob({
  name: 'staff.tell-seconds',
  queue: 'standard',
  payload: z.object({ invitationId: id }),
  run: (ctx, { invitationId }, tx) => askSeconds(ctx, tx, invitationId),
});

/**
 * Asks everybody who may be the second person: of the province, and of the nation, so that an office of one finds somebody
 * above it.
 */
async function askSeconds(ctx: Ctx, tx: Transaction, invitationId: string): Promise<void> {
  const [row] = await tx
    .select()
    .from(staffInvitation)
    .where(and(eq(staffInvitation.id, invitationId), eq(staffInvitation.state, 'waiting')));
  if (!row) return;
  for (const accountId of await secondsFor(ctx, tx, row))
    await notify(ctx, tx, {
      accountId,
      mobile: null,
      template: 'staff_invitation_waiting',
      params: {},
      link: linkPaths.invitation(invitationId),
    });
}

/** Accounts that may confirm an invitation: whoever may give its role, except who made it. */
export async function secondsFor(
  ctx: Ctx,
  tx: Transaction,
  row: Pick<typeof staffInvitation.$inferSelect, 'role' | 'provinceCode' | 'invitedBy'>,
): Promise<string[]> {
  const { givenBy } = staffRoles[row.role];
  const all = await staffInOffice(tx, givenBy, row.provinceCode, ctx.clock.now());
  return all.filter((accountId) => accountId !== row.invitedBy);
}
