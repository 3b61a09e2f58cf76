import type { Transaction } from '@hamyar/db';
import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { accountName, closeGrant } from '../identity/index.ts';
import { endOf } from './policy.ts';
import type { GrantRow } from './queries.ts';
import { tellHolder } from './tell-holder.ts';

/**
 * Ends an office at an instant and tells its holder; part of the caller's transaction, who has authorised and locked it.
 * @param act.asker who stands in the trail
 */
export async function closeOffice(
  { asker, ctx, tx }: { readonly asker: Ctx; readonly ctx: Ctx; readonly tx: Transaction },
  row: GrantRow,
  end: { readonly validTo: Date; readonly endedBy: string | null; readonly reason: string | null },
): Promise<void> {
  const { validTo, endedBy, reason } = end;
  await closeGrant(ctx, tx, row.id, {
    validTo,
    endedBy,
    enderName: endedBy && (await accountName(tx, endedBy)),
    endReason: reason,
  });
  await tellHolder(ctx, tx, row, 'staff_ended');
  await audit(asker, tx, {
    action: 'staff.grant_ended',
    targetType: 'role_grant',
    targetId: row.id,
    provinceCode: row.provinceCode,
    detail: { role: row.role, accountId: row.accountId, validTo: validTo.toISOString() },
  });
}

/**
 * When an office ends whose last day was said, or now.
 * @throws Refusal for a last day that is past, or later than the end it already has
 */
export function instantOf(row: GrantRow, lastDay: string | undefined, now: Date): Date {
  // What never began is over where it would begin.
  if (lastDay === undefined) return now < row.validFrom ? row.validFrom : now;
  if (lastDay < today(now)) throw invalidField('lastDay', 'grant.day_past');
  const validTo = endOf(lastDay);
  if (row.validTo !== null && validTo > row.validTo)
    throw invalidField('lastDay', 'grant.day_later_than_end');
  return validTo < row.validFrom ? row.validFrom : validTo;
}
