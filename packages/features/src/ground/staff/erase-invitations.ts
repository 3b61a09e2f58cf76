import type { Transaction } from '@hamyar/db';
import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eraseInBatches, erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';

/** Takes why from what was proposed about offices that are over; that it was, by whom, stays. */
async function eraseChanges(ctx: Ctx, tx: Transaction): Promise<number> {
  const now = ctx.clock.now();
  const { rows } = await tx.$client.query<{ grantId: string; provinceCode: string | null }>({
    name: 'staff_erase_changes',
    text: `with due as (
        select c.id from staff_change c join role_grant g on g.id = c.grant_id
        where c.erased_at is null and c.retain_until < $1 and c.state <> 'waiting' and g.valid_to <= $2
        order by c.retain_until, c.id limit ${erasureBatch} for update of c skip locked)
      update staff_change c set reason = null, note = null, erased_at = $2
      from due where c.id = due.id returning c.grant_id as "grantId", c.province_code as "provinceCode"`,
    values: [today(now), now],
  });
  for (const { grantId, provinceCode } of rows)
    await audit(ctx, tx, {
      action: 'staff.change_erased',
      targetType: 'role_grant',
      targetId: grantId,
      provinceCode,
    });
  return rows.length;
}

/**
 * Takes number, name and note from invitations whose day of erasure is past, except those of an office that still holds.
 * That somebody was asked into which office, by whom, stays.
 */
export function eraseInvitations(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return eraseInBatches(ctx, async (tx) => {
    const now = ctx.clock.now();
    const { rows } = await tx.$client.query<{ id: string }>({
      name: 'staff_erase',
      text: `with due as (
          select i.id from staff_invitation i
          where i.erased_at is null and i.retain_until < $1 and i.state not in ('waiting', 'open')
            and not exists (select from role_grant g
              where g.invitation_id = i.id and (g.valid_to is null or g.valid_to > $2))
          order by i.retain_until, i.id limit ${erasureBatch} for update skip locked)
        update staff_invitation i set mobile = null, name = null, note = null, erased_at = $2
        from due where i.id = due.id returning i.id`,
      values: [today(now), now],
    });
    for (const { id } of rows)
      await audit(ctx, tx, {
        action: 'staff.invitation_erased',
        targetType: 'staff_invitation',
        targetId: id,
      });
    return rows.length + (await eraseChanges(ctx, tx));
  });
}
