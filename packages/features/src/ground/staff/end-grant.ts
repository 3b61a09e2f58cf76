import type { Answer, HandlerInput, staff } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { endNeedsSecond, today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { authorise } from '../access/index.ts';
import { accountName, closeGrant } from '../identity/index.ts';
import { keepAdministrator } from './keep-administrator.ts';
import { openGrant } from './open-grant.ts';
import { endOf, expiryOf, type Giver } from './policy.ts';
import { proposeChange } from './propose-change.ts';
import type { GrantRow } from './queries.ts';
import { grantCaseOf } from './show-staff.ts';
import { tellHolder } from './tell-holder.ts';

type End = HandlerInput<typeof staff.endGrant>['body'];

/**
 * Ends an office after its last day, or now. Its holder's sessions end with it, and the row stays. Where two people give the
 * office the end waits for a second one, unless its holder steps down.
 */
export async function endGrant(ctx: Ctx, grantId: string, end: End): Promise<Answer<typeof staff.endGrant>> {
  const scope = authorise(ctx, 'staff.manage');
  return withTransaction(ctx, async (tx) => {
    const { row, giver } = await openGrant(ctx, tx, scope, { grantId, version: end.version });
    const validTo = instantOf(row, end.lastDay, ctx.clock.now());
    await keepAdministrator(ctx, tx, row);
    await (endNeedsSecond(row, giver.accountId)
      ? propose(ctx, tx, giver, row, end)
      : close(ctx, tx, giver, row, { validTo, reason: end.reason }));
    return { grant: await grantCaseOf(ctx, tx, scope, grantId) };
  });
}

async function propose(ctx: Ctx, tx: Transaction, giver: Giver, row: GrantRow, end: End): Promise<void> {
  const { reason, lastDay } = end;
  const expiresAt = expiryOf(ctx.clock.now(), lastDay ?? null);
  const id = await proposeChange(ctx, tx, giver, row, { kind: 'end', reason, lastDay, expiresAt });
  await audit(ctx, tx, {
    action: 'staff.end_proposed',
    targetType: 'role_grant',
    targetId: row.id,
    provinceCode: row.provinceCode,
    detail: { role: row.role, accountId: row.accountId, changeId: id, lastDay: lastDay ?? null },
  });
}

async function close(
  ctx: Ctx,
  tx: Transaction,
  giver: Giver,
  row: GrantRow,
  { validTo, reason }: { validTo: Date; reason: string },
): Promise<void> {
  await closeGrant(ctx, tx, row.id, {
    validTo,
    endedBy: giver.accountId,
    enderName: giver.accountId && (await accountName(tx, giver.accountId)),
    endReason: reason,
  });
  await tellHolder(ctx, tx, row, 'staff_ended');
  await audit(ctx, tx, {
    action: 'staff.grant_ended',
    targetType: 'role_grant',
    targetId: row.id,
    provinceCode: row.provinceCode,
    detail: { role: row.role, accountId: row.accountId, validTo: validTo.toISOString() },
  });
}

/** @throws Refusal for a last day that is past, or later than the end it already has */
function instantOf(row: GrantRow, lastDay: string | undefined, now: Date): Date {
  // What never began is over where it would begin.
  if (lastDay === undefined) return now < row.validFrom ? row.validFrom : now;
  if (lastDay < today(now)) throw invalidField('lastDay', 'grant.day_past');
  const validTo = endOf(lastDay);
  if (row.validTo !== null && validTo > row.validTo)
    throw invalidField('lastDay', 'grant.day_later_than_end');
  return validTo < row.validFrom ? row.validFrom : validTo;
}
