import type { Answer, HandlerInput, staff } from '@hamyar/contracts';
import { roleGrant, type Transaction, withTransaction } from '@hamyar/db';
import { holdsAt, mayGive, today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, eq, isNull, lte, ne } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { authorise } from '../access/index.ts';
import { accountName, closeGrant } from '../identity/index.ts';
import { notify } from '../notifications/index.ts';
import { endOf, isOver } from './policy.ts';
import { grantVersion, presentGrantCase } from './present.ts';
import { giverOf, grantById, type GrantRow, lockGrant } from './queries.ts';
import { factsOf } from './show-staff.ts';

type End = HandlerInput<typeof staff.endGrant>['body'];

/** Ends an office after its last day, or now. Its holder's sessions end with it, and the row stays. */
export async function endGrant(ctx: Ctx, grantId: string, end: End): Promise<Answer<typeof staff.endGrant>> {
  const scope = authorise(ctx, 'staff.manage');
  return withTransaction(ctx, async (tx) => {
    const row = await lockGrant(tx, scope, grantId);
    const giver = await giverOf(ctx, tx);
    if (!mayGive(giver.held, row)) throw new Refusal('forbidden', 'grant.beyond_own_office');
    requireVersion(end.version, grantVersion(row));
    const now = ctx.clock.now();
    if (isOver(row, now)) throw new Refusal('conflict', 'grant.over');
    const validTo = instantOf(row, end.lastDay, now);
    await refuseLastAdministrator(ctx, tx, row);
    await closeGrant(ctx, tx, grantId, {
      validTo,
      endedBy: giver.accountId,
      enderName: giver.accountId && (await accountName(tx, giver.accountId)),
      endReason: end.reason,
    });
    await tell(ctx, tx, row);
    await audit(ctx, tx, {
      action: 'staff.grant_ended',
      targetType: 'role_grant',
      targetId: grantId,
      provinceCode: row.provinceCode,
      detail: { role: row.role, accountId: row.accountId, validTo: validTo.toISOString() },
    });
    const facts = await factsOf(tx, scope, await grantById(tx, scope, grantId));
    return { grant: presentGrantCase(facts, giver, now) };
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

/** The nation always has somebody whose office has no end and who can staff it; two who end each other wait in line. */
async function refuseLastAdministrator(ctx: Ctx, tx: Transaction, row: GrantRow): Promise<void> {
  const now = ctx.clock.now();
  if (row.role !== 'national_administrator' || !holdsAt(row, now)) return;
  await inLine(tx, 'staff:national_administrator');
  const [other] = await tx
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .where(
      and(
        eq(roleGrant.role, 'national_administrator'),
        ne(roleGrant.id, row.id),
        ne(roleGrant.accountId, row.accountId),
        lte(roleGrant.validFrom, now),
        isNull(roleGrant.validTo),
      ),
    )
    .limit(1);
  if (!other) throw new Refusal('conflict', 'grant.last_administrator');
}

const tell = (ctx: Ctx, tx: Transaction, { accountId, role }: GrantRow): Promise<void> =>
  notify(ctx, tx, { accountId, mobile: null, template: 'staff_ended', params: { role }, link: null });
