import type { Answer, staff } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { authorise } from '../access/index.ts';
import { accountName, suspendOffice } from '../identity/index.ts';
import { moveChange } from './move-change.ts';
import { openGrant } from './open-grant.ts';
import { grantCaseOf } from './show-staff.ts';
import { tellHolder } from './tell-holder.ts';
import { waitingChange } from './waiting-change.ts';

/** Takes back what waits for a second person; of somebody else's proposal one has to say why. A suspension is over. */
export async function withdrawChange(
  ctx: Ctx,
  input: { grantId: string; version: string; note?: string | undefined },
): Promise<Answer<typeof staff.withdrawChange>> {
  const scope = authorise(ctx, 'staff.manage');
  const note = input.note || null;
  return withTransaction(ctx, async (tx) => {
    const { row, giver } = await openGrant(ctx, tx, scope, input);
    const now = ctx.clock.now();
    const change = await waitingChange(tx, row.id, now);
    if (!change) throw new Refusal('conflict', 'grant.no_change');
    if (row.accountId === giver.accountId) throw new Refusal('conflict', 'grant.own_office');
    if (change.proposedBy !== giver.accountId && note === null)
      throw invalidField('note', 'grant.note_missing');
    await moveChange(tx, change.id, 'withdrawn', {
      decidedBy: giver.accountId,
      deciderName: giver.accountId && (await accountName(tx, giver.accountId)),
      decidedAt: now,
      note,
    });
    if (change.kind === 'suspension') {
      await suspendOffice(ctx, tx, row.id, now);
      await tellHolder(ctx, tx, row, 'staff_suspension_over');
    }
    await audit(ctx, tx, {
      action: 'staff.change_withdrawn',
      targetType: 'role_grant',
      targetId: row.id,
      provinceCode: row.provinceCode,
      detail: { role: row.role, changeId: change.id, kind: change.kind },
    });
    return { grant: await grantCaseOf(ctx, tx, scope, row.id) };
  });
}
