import type { Answer, HandlerInput, staff } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { endNeedsSecond } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { closeOffice, instantOf } from './close-office.ts';
import { keepAdministrator } from './keep-administrator.ts';
import { openGrant } from './open-grant.ts';
import { expiryOf, type Giver } from './policy.ts';
import { proposeChange } from './propose-change.ts';
import type { GrantRow } from './queries.ts';
import { grantCaseOf } from './show-staff.ts';

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
      : closeOffice({ asker: ctx, ctx, tx }, row, {
          validTo,
          endedBy: giver.accountId,
          reason: end.reason,
        }));
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
