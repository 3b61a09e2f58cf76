import type { Answer, HandlerInput, staff } from '@hamyar/contracts';
import { staffInvitation, type Transaction, withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import {
  fitsCounties,
  fitsScope,
  liveInvitationStates,
  mayGive,
  parseMobile,
  type StaffRoleCode,
  staffRoles,
  today,
} from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { formDigest } from '../../kit/version.ts';
import { authorise, type Scope, withinScope } from '../access/index.ts';
import { accountName } from '../identity/index.ts';
import { moveInvitation } from './move-invitation.ts';
import { expiryOf, type Giver, isOver, whyNotDays } from './policy.ts';
import { presentCase } from './present.ts';
import { giverOf, grantById, type GrantRow, holdsRole, invitationById, unknownGrant } from './queries.ts';
import { tellInvited } from './tell-invited.ts';
import { tellSeconds } from './tell-seconds.ts';

type Invitation = HandlerInput<typeof staff.invite>['body'];

/** Invitations of one person in an hour: each is a text, and no office is staffed faster. */
export const maxInvitationsPerHour = 30;
const hourMs = 3_600_000;
/** Days an invitation is kept after it came: who was asked into which office belongs to the history of offices. */
const retentionDays = 3 * 365;

/** Invites somebody to an office, to take one over or to stand in. Where two people have to, it waits for the second. */
export async function inviteStaff(ctx: Ctx, input: Invitation): Promise<Answer<typeof staff.invite>> {
  const scope = authorise(ctx, 'staff.manage');
  const mobile = parseMobile(input.mobile);
  if (mobile === null) throw invalidField('mobile', 'mobile.invalid');
  return withTransaction(ctx, (tx) => inviteWithin(ctx, tx, scope, input, mobile));
}

/**
 * The same as part of the caller's transaction, who has authorised.
 * @param mobile of the form, as it is stored
 */
export async function inviteWithin(
  ctx: Ctx,
  tx: Transaction,
  scope: Scope,
  input: Invitation,
  mobile: string,
): Promise<Answer<typeof staff.invite>> {
  const giver = await giverOf(ctx, tx);
  const before = await madeBefore(tx, giver, input);
  if (before) return presentCase(await invitationById(tx, scope, before), giver, ctx.clock.now());
  const office = await officeOf(ctx, tx, scope, input);
  if (!mayGive(giver.held, office)) throw new Refusal('forbidden', 'grant.beyond_own_office');
  if (mobile === giver.mobile) throw invalidField('mobile', 'grant.own_number');
  await refuseDays(ctx, input);
  if (input.kind === 'successor' && office.grant) await refuseSecondSuccessor(ctx, tx, office.grant);
  await refuseTwice(ctx, tx, mobile, office);
  await refuseTooMany(ctx, tx, giver);
  const id = await write(ctx, tx, { input, giver, mobile, office });
  return presentCase(await invitationById(tx, scope, id), giver, ctx.clock.now());
}

interface Office {
  readonly role: StaffRoleCode;
  readonly provinceCode: string | null;
  readonly countyCodes: readonly string[];
  readonly grant: GrantRow | null;
}

/** The office that is offered: of the form, or that of the grant which is taken over or stood in for. */
async function officeOf(ctx: Ctx, tx: Transaction, scope: Scope, input: Invitation): Promise<Office> {
  if (input.kind !== 'new') {
    if (input.grantId === undefined) throw unknownGrant();
    const grant = await grantById(tx, scope, input.grantId);
    if (isOver(grant, ctx.clock.now())) throw new Refusal('conflict', 'grant.over');
    const { role, provinceCode, countyCodes } = grant;
    return { role, provinceCode, countyCodes: countyCodes ?? [], grant };
  }
  const { role, provinceCode = null, countyCodes = [] } = input;
  if (role === undefined) throw invalidField('role', 'invitation.role_missing');
  if (!fitsScope(role, provinceCode)) throw invalidField('provinceCode', 'invitation.place_wrong');
  withinScope(scope, provinceCode);
  if (!fitsCounties(role, provinceCode, countyCodes))
    throw invalidField('countyCodes', 'invitation.counties_wrong');
  return { role, provinceCode, countyCodes, grant: null };
}

async function refuseDays(ctx: Ctx, { kind, startsOn, endsOn }: Invitation): Promise<void> {
  const days = { startsOn: startsOn ?? null, endsOn: kind === 'successor' ? null : (endsOn ?? null) };
  const refusal = whyNotDays(kind, days, today(ctx.clock.now()));
  if (refusal) throw invalidField(refusal.path, refusal.reason);
}

/** Nobody is asked twice into one office, and nobody into one they hold. */
async function refuseTwice(ctx: Ctx, tx: Transaction, mobile: string, office: Office): Promise<void> {
  const now = ctx.clock.now();
  const { role, provinceCode, grant } = office;
  // Two colleagues who ask the same person at once stand in line.
  await inLine(tx, mobile);
  if (grant !== null && grant.mobile === mobile) throw invalidField('mobile', 'invitation.same_holder');
  if (await holdsRole(tx, { mobile }, office, now)) throw invalidField('mobile', 'invitation.holds_already');
  const [live] = await tx
    .select({ id: staffInvitation.id, expiresAt: staffInvitation.expiresAt })
    .from(staffInvitation)
    .where(
      and(
        eq(staffInvitation.mobile, mobile),
        eq(staffInvitation.role, role),
        provinceCode === null
          ? isNull(staffInvitation.provinceCode)
          : eq(staffInvitation.provinceCode, provinceCode),
        inArray(staffInvitation.state, liveInvitationStates),
      ),
    )
    .for('update');
  if (!live) return;
  if (live.expiresAt > now) throw invalidField('mobile', 'invitation.invited_already');
  // Its time is over; the schedule has only not come by yet.
  await moveInvitation(tx, live.id, 'lapsed');
}

/** One office is taken over by one person: whoever is asked already answers first, or is asked no more. */
async function refuseSecondSuccessor(ctx: Ctx, tx: Transaction, grant: GrantRow): Promise<void> {
  // Two colleagues who name a successor at once stand in line.
  await inLine(tx, `successor:${grant.id}`);
  const [asked] = await tx
    .select({ id: staffInvitation.id })
    .from(staffInvitation)
    .where(
      and(
        eq(staffInvitation.grantId, grant.id),
        eq(staffInvitation.kind, 'successor'),
        inArray(staffInvitation.state, liveInvitationStates),
        gt(staffInvitation.expiresAt, ctx.clock.now()),
      ),
    )
    .limit(1);
  if (asked) throw new Refusal('conflict', 'invitation.successor_asked');
}

async function refuseTooMany(ctx: Ctx, tx: Transaction, { accountId }: Giver): Promise<void> {
  if (accountId === null) return;
  const since = new Date(ctx.clock.now().getTime() - hourMs);
  const lately = await tx.$count(
    staffInvitation,
    and(eq(staffInvitation.invitedBy, accountId), gt(staffInvitation.createdAt, since)),
  );
  if (lately >= maxInvitationsPerHour) throw new Refusal('limit_reached', 'invitation.too_many');
}

/** Counties as they are kept: each once and in order; null for whoever has none. */
const countiesHeld = (codes: readonly string[]): string[] | null =>
  codes.length === 0 ? null : [...new Set(codes)].sort();

interface Offer {
  readonly input: Invitation;
  readonly giver: Giver;
  readonly mobile: string;
  readonly office: Office;
}

async function write(ctx: Ctx, tx: Transaction, { input, giver, mobile, office }: Offer): Promise<string> {
  const id = ctx.newId();
  const now = ctx.clock.now();
  const { role, provinceCode, countyCodes, grant } = office;
  const endsOn = input.kind === 'successor' ? null : (input.endsOn ?? null);
  // The host stands above the nation and asks nobody.
  const waits = staffRoles[role].needsSecond && giver.accountId !== null;
  await tx.insert(staffInvitation).values({
    id,
    kind: input.kind,
    role,
    provinceCode,
    countyCodes: countiesHeld(countyCodes),
    mobile,
    name: input.name || null,
    grantId: grant?.id ?? null,
    startsOn: input.startsOn ?? null,
    endsOn,
    state: waits ? 'waiting' : 'open',
    invitedBy: giver.accountId,
    inviterName: giver.accountId && (await accountName(tx, giver.accountId)),
    createdAt: now,
    expiresAt: expiryOf(now, endsOn),
    formKey: input.formKey,
    formDigest: formDigest(input),
    retainUntil: keptUntil(now, retentionDays),
  });
  await audit(ctx, tx, {
    action: 'staff.invited',
    targetType: 'staff_invitation',
    targetId: id,
    provinceCode,
    detail: { role, kind: input.kind, waits, ...(countyCodes.length > 0 && { countyCodes }) },
  });
  await (waits
    ? enqueue(tx, tellSeconds, id, { invitationId: id })
    : tellInvited(ctx, tx, { mobile, provinceCode }));
  return id;
}

/**
 * What the same form, posted before by the same person, has made.
 * @returns its id, or null for a form that is new
 * @throws Refusal `invitation.form_used` when the key was used for other contents or by somebody else
 */
async function madeBefore(tx: Transaction, giver: Giver, input: Invitation): Promise<string | null> {
  // Two postings of one form stand in line; the second finds what the first has made.
  await inLine(tx, input.formKey);
  const [made] = await tx.select().from(staffInvitation).where(eq(staffInvitation.formKey, input.formKey));
  if (!made) return null;
  if (made.invitedBy !== giver.accountId || made.formDigest !== formDigest(input))
    throw new Refusal('conflict', 'invitation.form_used');
  return made.id;
}
