import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { lockMobileOf } from '../identity/index.ts';
import { moveInvitation } from './move-invitation.ts';
import { isOver } from './policy.ts';
import { invitationVersion } from './present.ts';
import { lockOwn } from './queries.ts';
import { tellInviter } from './tell-inviter.ts';

/** Says no to an invitation; whoever made it is told. */
export async function declineInvitation(
  asker: Ctx,
  invitationId: string,
  { version, note }: { version: string; note?: string | undefined },
): Promise<{ ok: true }> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const ctx = asService(asker, 'accept-invitation');
  return withTransaction(ctx, async (tx) => {
    const row = await lockOwn(tx, await lockMobileOf(tx, accountId), invitationId);
    if (row.state === 'declined' && row.accountId === accountId) return { ok: true };
    requireVersion(version, invitationVersion(row));
    const now = ctx.clock.now();
    if (row.state !== 'open' || isOver({ validTo: row.expiresAt }, now))
      throw new Refusal('conflict', 'invitation.over');
    await moveInvitation(tx, row.id, 'declined', { accountId, answeredAt: now, note: note || null });
    await tellInviter(ctx, tx, row, 'staff_invitation_declined');
    await audit(asker, tx, {
      action: 'staff.invitation_declined',
      targetType: 'staff_invitation',
      targetId: row.id,
      provinceCode: row.provinceCode,
      detail: { role: row.role },
    });
    return { ok: true };
  });
}
