import type { Answer, staff } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { authorise } from '../access/index.ts';
import { moveInvitation } from './move-invitation.ts';
import { whyNotWithdraw } from './policy.ts';
import { invitationVersion, presentCase } from './present.ts';
import { giverOf, invitationById, lockInvitation } from './queries.ts';
import { tellInviter } from './tell-inviter.ts';

/** Takes an invitation back before it is accepted. Of somebody else's one has to say why, and they are told. */
export async function withdrawInvitation(
  ctx: Ctx,
  input: { invitationId: string; version: string; note?: string | undefined },
): Promise<Answer<typeof staff.withdrawInvitation>> {
  const scope = authorise(ctx, 'staff.manage');
  const note = input.note || null;
  return withTransaction(ctx, async (tx) => {
    const row = await lockInvitation(tx, scope, input.invitationId);
    const giver = await giverOf(ctx, tx);
    const now = ctx.clock.now();
    if (row.state !== 'withdrawn') {
      requireVersion(input.version, invitationVersion(row));
      const refusal = whyNotWithdraw(giver, row);
      if (refusal)
        throw new Refusal(refusal === 'grant.beyond_own_office' ? 'forbidden' : 'conflict', refusal);
      if (row.invitedBy !== giver.accountId && note === null)
        throw invalidField('note', 'invitation.note_missing');
      await moveInvitation(tx, row.id, 'withdrawn', { note });
      if (row.invitedBy !== giver.accountId) await tellInviter(ctx, tx, row, 'staff_invitation_withdrawn');
      await audit(ctx, tx, {
        action: 'staff.invitation_withdrawn',
        targetType: 'staff_invitation',
        targetId: row.id,
        provinceCode: row.provinceCode,
        detail: { role: row.role },
      });
    }
    return presentCase(await invitationById(tx, scope, row.id), giver, now);
  });
}
