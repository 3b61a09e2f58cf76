import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { moveInvitation } from './move-invitation.ts';

/** Ends the invitations that nobody confirmed or answered in time. @returns how many */
export function lapseInvitations(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return withTransaction(ctx, async (tx) => {
    const { rows } = await tx.$client.query<{ id: string; provinceCode: string | null }>({
      name: 'staff_lapse',
      text: `select id, province_code as "provinceCode" from staff_invitation
        where state in ('waiting', 'open') and expires_at <= $1 order by expires_at, id limit ${erasureBatch}
        for update skip locked`,
      values: [ctx.clock.now()],
    });
    for (const { id, provinceCode } of rows) {
      await moveInvitation(tx, id, 'lapsed');
      await audit(ctx, tx, {
        action: 'staff.invitation_lapsed',
        targetType: 'staff_invitation',
        targetId: id,
        provinceCode,
      });
    }
    return rows.length;
  });
}
