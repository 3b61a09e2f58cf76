import { id } from '@hamyar/contracts';
import { roleGrant, staffChange, type Transaction } from '@hamyar/db';
import { type StaffRoleCode, staffRoles } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Ctx, onceJob } from '../../kit/feature.ts';
import { staffInOffice } from '../identity/index.ts';
import { notify } from '../notifications/index.ts';

/** Whoever proposes sees the offices of their own province alone: whom to ask is looked up by the worker. */
export const tellChange = onceJob({
  name: 'staff.tell-change',
  queue: 'standard',
  payload: z.object({ changeId: id }),
  run: (ctx, { changeId }, tx) => askSeconds(ctx, tx, changeId),
});

/** Asks everybody who may confirm the end or suspension of an office: of its province, and of the nation. */
async function askSeconds(ctx: Ctx, tx: Transaction, changeId: string): Promise<void> {
  const [row] = await tx
    .select({ change: staffChange, role: roleGrant.role, holder: roleGrant.accountId })
    .from(staffChange)
    .innerJoin(roleGrant, eq(roleGrant.id, staffChange.grantId))
    .where(and(eq(staffChange.id, changeId), eq(staffChange.state, 'waiting')));
  if (!row) return;
  // The database keeps the closed list of roles.
  const office = { ...row.change, role: row.role as StaffRoleCode, holder: row.holder };
  for (const accountId of await confirmersOf(ctx, tx, office))
    await notify(ctx, tx, {
      accountId,
      mobile: null,
      template: 'staff_change_waiting',
      params: {},
      link: linkPaths.grant(row.change.grantId),
    });
}

/** Accounts that may be the second person: whoever may give the role, except who proposed and who holds it. */
export async function confirmersOf(
  ctx: Ctx,
  tx: Transaction,
  office: {
    readonly role: StaffRoleCode;
    readonly provinceCode: string | null;
    readonly proposedBy: string | null;
    readonly holder: string;
  },
): Promise<string[]> {
  const { givenBy } = staffRoles[office.role];
  const all = await staffInOffice(tx, givenBy, office.provinceCode, ctx.clock.now());
  return all.filter((accountId) => accountId !== office.proposedBy && accountId !== office.holder);
}
