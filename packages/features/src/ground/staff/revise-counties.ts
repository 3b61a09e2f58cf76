import type { Answer, HandlerInput, staff } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { fitsCounties } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { authorise } from '../access/index.ts';
import { changeCounties } from '../identity/index.ts';
import { openGrant } from './open-grant.ts';
import { proposeChange } from './propose-change.ts';
import { grantCaseOf } from './show-staff.ts';
import { tellHolder } from './tell-holder.ts';

type Counties = HandlerInput<typeof staff.reviseCounties>['body'];

/** Gives a county officer other counties of their province. Sessions read the office anew at their next request. */
export async function reviseCounties(
  ctx: Ctx,
  grantId: string,
  { version, countyCodes, reason }: Counties,
): Promise<Answer<typeof staff.reviseCounties>> {
  const scope = authorise(ctx, 'staff.manage');
  return withTransaction(ctx, async (tx) => {
    const { row, giver } = await openGrant(ctx, tx, scope, { grantId, version });
    if (row.accountId === giver.accountId) throw new Refusal('conflict', 'grant.own_office');
    const wanted = [...new Set(countyCodes)].sort();
    if (row.countyCodes === null || !fitsCounties(row.role, row.provinceCode, wanted))
      throw invalidField('countyCodes', 'invitation.counties_wrong');
    if (wanted.join() === row.countyCodes.join()) throw invalidField('countyCodes', 'grant.counties_same');
    const now = ctx.clock.now();
    await proposeChange(ctx, tx, giver, row, {
      kind: 'counties',
      reason,
      expiresAt: now,
      countyCodes: wanted,
    });
    await changeCounties(tx, grantId, wanted);
    await tellHolder(ctx, tx, row, 'staff_counties_changed');
    await audit(ctx, tx, {
      action: 'staff.counties_changed',
      targetType: 'role_grant',
      targetId: grantId,
      provinceCode: row.provinceCode,
      detail: { role: row.role, accountId: row.accountId, from: row.countyCodes, to: wanted },
    });
    return { grant: await grantCaseOf(ctx, tx, scope, grantId) };
  });
}
