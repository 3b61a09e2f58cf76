import type { Answer, staff } from '@hamyar/contracts';
import { staffInvitation, type Transaction, withTransaction } from '@hamyar/db';
import { liveInvitationStates } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { authorise } from '../access/index.ts';
import { staffInOffice } from '../identity/index.ts';
import { inviteStaff } from './invite-staff.ts';
import { moveInvitation } from './move-invitation.ts';

type Invited = Answer<typeof staff.invite>['invitation'];

/**
 * Invites the first administrator of the nation, by whoever sits at the host. An earlier one that nobody has accepted is
 * withdrawn: a number may have been mistyped.
 * @throws Refusal `staff.has_administrator` once somebody is in office; who it is, the host is not told
 */
export async function inviteFirst(ctx: Ctx, input: { mobile: string; name: string }): Promise<Invited> {
  authorise(ctx, 'staff.manage');
  if (ctx.actor.kind !== 'operator') throw new Refusal('forbidden', 'access.platform_only');
  const first = await withTransaction(ctx, (tx) => clearWay(ctx, tx));
  if (!first) throw new Refusal('conflict', 'staff.has_administrator');
  const { mobile, name } = input;
  const { invitation } = await inviteStaff(ctx, {
    formKey: ctx.newId(),
    kind: 'new',
    role: 'national_administrator',
    mobile,
    name,
  });
  return invitation;
}

/** @returns false, with a note in the audit, when somebody administers the nation */
async function clearWay(ctx: Ctx, tx: Transaction): Promise<boolean> {
  const there = await staffInOffice(tx, ['national_administrator'], null, ctx.clock.now());
  if (there.length > 0) {
    await audit(ctx, tx, {
      action: 'staff.first_refused',
      targetType: 'staff_invitation',
      targetId: 'national_administrator',
    });
    return false;
  }
  await withdrawHostInvitations(ctx, tx);
  return true;
}

/** What the host offered before and nobody has accepted: a number may have been mistyped. Part of the caller's transaction. */
export async function withdrawHostInvitations(ctx: Ctx, tx: Transaction): Promise<void> {
  const open = await tx
    .select({ id: staffInvitation.id })
    .from(staffInvitation)
    .where(
      and(
        eq(staffInvitation.role, 'national_administrator'),
        isNull(staffInvitation.invitedBy),
        inArray(staffInvitation.state, liveInvitationStates),
      ),
    );
  for (const { id } of open) {
    await moveInvitation(tx, id, 'withdrawn');
    await audit(ctx, tx, {
      action: 'staff.invitation_withdrawn',
      targetType: 'staff_invitation',
      targetId: id,
      detail: { role: 'national_administrator' },
    });
  }
}
