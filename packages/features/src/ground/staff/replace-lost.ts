import { type Answer, freeText, type staff } from '@hamyar/contracts';
import { roleGrant, type Transaction, withTransaction } from '@hamyar/db';
import { parseMobile } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { authorise } from '../access/index.ts';
import { accountWithMobile, closeGrant, staffInOffice } from '../identity/index.ts';
import { notify } from '../notifications/index.ts';
import { withdrawHostInvitations } from './invite-first.ts';
import { inviteWithin } from './invite-staff.ts';

type Invited = Answer<typeof staff.invite>['invitation'];

interface Replacement {
  /** Number of whoever is lost, and of whoever is invited, as they were typed. */
  readonly lost: string;
  readonly mobile: string;
  readonly name: string;
  /** Stays in the audit; auditors read it. */
  readonly reason: string;
}

const whyLost = freeText({ min: 3, max: 500 });
const nation = 'national_administrator';

/**
 * Ends every office and session of an administrator of the nation who is lost, and invites another, by whoever sits at the host:
 * only while nobody else administers the nation, who would do it on the pages with a second person.
 * @throws Refusal `staff.others_act` (which the audit notes), `staff.lost_unknown`, `staff.reason_missing`, and what an
 * invitation is refused for; then nothing has changed
 */
export async function replaceLost(ctx: Ctx, input: Replacement): Promise<Invited> {
  const scope = authorise(ctx, 'staff.manage');
  if (ctx.actor.kind !== 'operator') throw new Refusal('forbidden', 'access.platform_only');
  const [lost, mobile] = [parseMobile(input.lost), parseMobile(input.mobile)];
  if (lost === null) throw invalidField('lost', 'mobile.invalid');
  if (mobile === null) throw invalidField('mobile', 'mobile.invalid');
  if (lost === mobile) throw invalidField('mobile', 'invitation.same_holder');
  const reason = whyLost.safeParse(input.reason).data;
  if (reason === undefined) throw invalidField('reason', 'staff.reason_missing');
  const done = await withTransaction(ctx, async (tx) => {
    await inLine(tx, `staff:${nation}`);
    const accountId = await accountWithMobile(tx, lost);
    const there = await staffInOffice(tx, [nation], null, ctx.clock.now());
    if (there.some((other) => other !== accountId)) return refused(ctx, tx);
    if (accountId === null || there.length === 0) throw new Refusal('not_found', 'staff.lost_unknown');
    await endOffices(ctx, tx, accountId, reason);
    await withdrawHostInvitations(ctx, tx);
    const form = { formKey: ctx.newId(), kind: 'new' as const, role: nation, name: input.name } as const;
    const { invitation } = await inviteWithin(ctx, tx, scope, { ...form, mobile: input.mobile }, mobile);
    await audit(ctx, tx, {
      action: 'staff.lost_replaced',
      targetType: 'account',
      targetId: accountId,
      subjectAccountId: accountId,
      detail: { reason, invitationId: invitation.id },
    });
    await tellAll(ctx, tx, { accountId, mobile: lost, invitationId: invitation.id });
    return invitation;
  });
  if (done === null) throw new Refusal('conflict', 'staff.others_act');
  return done;
}

async function refused(ctx: Ctx, tx: Transaction): Promise<null> {
  await audit(ctx, tx, {
    action: 'staff.replacement_refused',
    targetType: 'staff_invitation',
    targetId: nation,
  });
  return null;
}

/** All that is in one hand is lost with it; what has not begun never does. */
async function endOffices(ctx: Ctx, tx: Transaction, accountId: string, reason: string): Promise<void> {
  const now = ctx.clock.now();
  const held = await tx
    .select({
      id: roleGrant.id,
      role: roleGrant.role,
      provinceCode: roleGrant.provinceCode,
      validFrom: roleGrant.validFrom,
    })
    .from(roleGrant)
    .where(and(eq(roleGrant.accountId, accountId), or(isNull(roleGrant.validTo), gt(roleGrant.validTo, now))))
    .for('update');
  for (const { id, role, provinceCode, validFrom } of held) {
    const validTo = validFrom > now ? validFrom : now;
    await closeGrant(ctx, tx, id, { validTo, endedBy: null, enderName: null, endReason: reason });
    await audit(ctx, tx, {
      action: 'staff.grant_ended',
      targetType: 'role_grant',
      targetId: id,
      provinceCode,
      detail: { role, accountId, validTo: validTo.toISOString() },
    });
  }
}

/** Whoever was ended hears of it on every old channel at once, and every auditor reads it: nobody takes the nation in silence. */
async function tellAll(
  ctx: Ctx,
  tx: Transaction,
  lost: { readonly accountId: string; readonly mobile: string; readonly invitationId: string },
): Promise<void> {
  const { accountId, mobile, invitationId } = lost;
  const link = linkPaths.inbox();
  await notify(ctx, tx, { accountId, mobile, template: 'staff_replaced', params: {}, link });
  for (const auditor of await auditorsInOffice(ctx, tx))
    await notify(ctx, tx, {
      accountId: auditor,
      mobile: null,
      template: 'staff_replaced_seen',
      params: {},
      link: linkPaths.invitation(invitationId),
    });
}

/** Those of every province too: this is about the nation. */
async function auditorsInOffice(ctx: Ctx, tx: Transaction): Promise<string[]> {
  const now = ctx.clock.now();
  const rows = await tx
    .selectDistinct({ accountId: roleGrant.accountId })
    .from(roleGrant)
    .where(
      and(
        eq(roleGrant.role, 'auditor'),
        lte(roleGrant.validFrom, now),
        or(isNull(roleGrant.validTo), gt(roleGrant.validTo, now)),
      ),
    );
  return rows.map(({ accountId }) => accountId);
}
