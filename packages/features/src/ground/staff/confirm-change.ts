import type { Answer, staff } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { authorise } from '../access/index.ts';
import { accountName, closeGrant } from '../identity/index.ts';
import { keepAdministrator } from './keep-administrator.ts';
import { moveChange } from './move-change.ts';
import { openGrant } from './open-grant.ts';
import { endOf, whyNotConfirmChange } from './policy.ts';
import type { GrantRow } from './queries.ts';
import { grantCaseOf } from './show-staff.ts';
import { confirmersOf } from './tell-change.ts';
import { tellHolder } from './tell-holder.ts';
import { type ChangeRow, waitingChange } from './waiting-change.ts';

/**
 * Confirms, as the second person, that an office ends: after the day that was proposed, or from the moment it was suspended.
 * The host may where nobody in office can.
 */
export async function confirmChange(
  ctx: Ctx,
  { grantId, version }: { grantId: string; version: string },
): Promise<Answer<typeof staff.confirmChange>> {
  const scope = authorise(ctx, 'staff.manage');
  return withTransaction(ctx, async (tx) => {
    const { row, giver } = await openGrant(ctx, tx, scope, { grantId, version });
    const now = ctx.clock.now();
    const change = await waitingChange(tx, grantId, now);
    if (!change) throw new Refusal('conflict', 'grant.no_change');
    const refusal = whyNotConfirmChange(giver, row, change);
    if (refusal) throw new Refusal('conflict', refusal);
    const { proposedBy } = change;
    if (
      giver.accountId === null &&
      (await confirmersOf(ctx, tx, { ...row, proposedBy, holder: row.accountId })).length > 0
    )
      throw new Refusal('conflict', 'grant.others_confirm');
    await keepAdministrator(ctx, tx, row);
    await moveChange(tx, change.id, 'confirmed', {
      decidedBy: giver.accountId,
      deciderName: giver.accountId && (await accountName(tx, giver.accountId)),
      decidedAt: now,
    });
    await end(ctx, tx, row, change);
    return { grant: await grantCaseOf(ctx, tx, scope, grantId) };
  });
}

async function end(ctx: Ctx, tx: Transaction, row: GrantRow, change: ChangeRow): Promise<void> {
  const validTo = endedAt(row, change, ctx.clock.now());
  await closeGrant(ctx, tx, row.id, {
    validTo,
    endedBy: change.proposedBy,
    enderName: change.proposerName,
    endReason: change.reason,
  });
  await tellHolder(ctx, tx, row, 'staff_ended');
  await audit(ctx, tx, {
    action: 'staff.grant_ended',
    targetType: 'role_grant',
    targetId: row.id,
    provinceCode: row.provinceCode,
    detail: {
      role: row.role,
      accountId: row.accountId,
      validTo: validTo.toISOString(),
      changeId: change.id,
      kind: change.kind,
    },
  });
}

/** A suspension became the end at the moment it began; an end is neither before the office nor after the end it has. */
function endedAt(row: GrantRow, change: ChangeRow, now: Date): Date {
  const proposed = change.lastDay === null ? now : endOf(change.lastDay);
  const wanted = change.kind === 'suspension' ? change.proposedAt : proposed;
  const atMost = row.validTo !== null && row.validTo < wanted ? row.validTo : wanted;
  return atMost < row.validFrom ? row.validFrom : atMost;
}
