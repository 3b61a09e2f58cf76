import type { Answer, HandlerInput, staff } from '@hamyar/contracts';
import { staffChange, type Transaction, withTransaction } from '@hamyar/db';
import { suspensionHours } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { authorise } from '../access/index.ts';
import { suspendOffice } from '../identity/index.ts';
import { keepAdministrator } from './keep-administrator.ts';
import { openGrant } from './open-grant.ts';
import { whyNotSuspend } from './policy.ts';
import { proposeChange } from './propose-change.ts';
import { grantCaseOf } from './show-staff.ts';
import { tellHolder } from './tell-holder.ts';

type Suspension = HandlerInput<typeof staff.suspendGrant>['body'];
const hourMs = 3_600_000;

/**
 * Keeps an office of two people from its holder at once, in an emergency. A second person confirms, and it ends; or nobody
 * does, and it is theirs again.
 */
export async function suspendGrant(
  ctx: Ctx,
  grantId: string,
  { version, reason }: Suspension,
): Promise<Answer<typeof staff.suspendGrant>> {
  const scope = authorise(ctx, 'staff.manage');
  return withTransaction(ctx, async (tx) => {
    const { row, giver } = await openGrant(ctx, tx, scope, { grantId, version });
    const refusal = whyNotSuspend(giver, row);
    if (refusal) throw new Refusal('conflict', refusal);
    await keepAdministrator(ctx, tx, row);
    await refuseAgain(tx, grantId, giver.accountId);
    const until = new Date(ctx.clock.now().getTime() + suspensionHours * hourMs);
    const id = await proposeChange(ctx, tx, giver, row, { kind: 'suspension', reason, expiresAt: until });
    await suspendOffice(ctx, tx, grantId, until);
    await tellHolder(ctx, tx, row, 'staff_suspended');
    await audit(ctx, tx, {
      action: 'staff.grant_suspended',
      targetType: 'role_grant',
      targetId: grantId,
      provinceCode: row.provinceCode,
      detail: { role: row.role, accountId: row.accountId, changeId: id, until: until.toISOString() },
    });
    return { grant: await grantCaseOf(ctx, tx, scope, grantId) };
  });
}

/** Nobody keeps an office from its holder for longer than nobody agreed to, by suspending it again and again. */
async function refuseAgain(tx: Transaction, grantId: string, accountId: string | null): Promise<void> {
  if (accountId === null) return;
  const before = await tx.$count(
    staffChange,
    and(
      eq(staffChange.grantId, grantId),
      eq(staffChange.kind, 'suspension'),
      eq(staffChange.state, 'lapsed'),
      eq(staffChange.proposedBy, accountId),
    ),
  );
  if (before > 0) throw new Refusal('conflict', 'grant.suspended_before');
}
