import type { Answer, staff } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { authorise } from '../access/index.ts';
import { accountName } from '../identity/index.ts';
import { moveInvitation } from './move-invitation.ts';
import { whyNotConfirm } from './policy.ts';
import { invitationVersion, presentCase } from './present.ts';
import { giverOf, invitationById, lockInvitation } from './queries.ts';
import { tellInvited } from './tell-invited.ts';
import { secondsFor } from './tell-seconds.ts';

/**
 * Confirms, as the second person, what somebody else offered. The host may where the nation has nobody else: it is above
 * an office of one.
 */
export async function confirmInvitation(
  ctx: Ctx,
  input: { invitationId: string; version: string },
): Promise<Answer<typeof staff.confirmInvitation>> {
  const scope = authorise(ctx, 'staff.manage');
  return withTransaction(ctx, async (tx) => {
    const row = await lockInvitation(tx, scope, input.invitationId);
    const giver = await giverOf(ctx, tx);
    const now = ctx.clock.now();
    if (row.state !== 'open' || row.confirmedBy === null || row.confirmedBy !== giver.accountId) {
      requireVersion(input.version, invitationVersion(row));
      const refusal = whyNotConfirm(giver, row, now);
      if (refusal) throw new Refusal('conflict', refusal);
      if (giver.accountId === null && (await secondsFor(ctx, tx, row)).length > 0)
        throw new Refusal('conflict', 'invitation.others_confirm');
      await moveInvitation(tx, row.id, 'open', {
        confirmedBy: giver.accountId,
        confirmerName: giver.accountId && (await accountName(tx, giver.accountId)),
        confirmedAt: now,
      });
      if (row.mobile !== null)
        await tellInvited(ctx, tx, { mobile: row.mobile, provinceCode: row.provinceCode });
      await audit(ctx, tx, {
        action: 'staff.invitation_confirmed',
        targetType: 'staff_invitation',
        targetId: row.id,
        provinceCode: row.provinceCode,
        detail: { role: row.role },
      });
    }
    return presentCase(await invitationById(tx, scope, row.id), giver, now);
  });
}
