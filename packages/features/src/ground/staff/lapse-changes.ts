import { withTransaction } from '@hamyar/db';
import type { ChangeKind, StaffRoleCode } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { moveChange } from './move-change.ts';
import { tellHolder } from './tell-holder.ts';

interface Late {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly grantId: string;
  readonly provinceCode: string | null;
  readonly accountId: string;
  readonly role: StaffRoleCode;
}

/** Ends what nobody confirmed in time: the office stays, and whoever was suspended reads that it is theirs again. @returns how many */
export function lapseChanges(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return withTransaction(ctx, async (tx) => {
    const { rows } = await tx.$client.query<Late>({
      name: 'staff_lapse_changes',
      text: `select c.id, c.kind, c.grant_id as "grantId", c.province_code as "provinceCode", g.account_id as "accountId", g.role
        from staff_change c join role_grant g on g.id = c.grant_id
        where c.state = 'waiting' and c.expires_at <= $1 order by c.expires_at, c.id limit ${erasureBatch}
        for update of c skip locked`,
      values: [ctx.clock.now()],
    });
    for (const { id, kind, grantId, provinceCode, accountId, role } of rows) {
      await moveChange(tx, id, 'lapsed');
      if (kind === 'suspension') await tellHolder(ctx, tx, { accountId, role }, 'staff_suspension_over');
      await audit(ctx, tx, {
        action: 'staff.change_lapsed',
        targetType: 'role_grant',
        targetId: grantId,
        provinceCode,
        detail: { changeId: id, kind },
      });
    }
    return rows.length;
  });
}
