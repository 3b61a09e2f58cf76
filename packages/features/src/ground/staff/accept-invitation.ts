import type { HandlerInput, staff } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { staffTermsVersion, tehranInstant } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import {
  accountName,
  closeGrant,
  giveGrant,
  lockMobileOf,
  nameAccount,
  shortenSessions,
} from '../identity/index.ts';
import { findGiver } from './find-giver.ts';
import { moveInvitation } from './move-invitation.ts';
import { endOf, isOver } from './policy.ts';
import { invitationVersion } from './present.ts';
import { grantOf, grantOfInvitation, holdsRole, type InvitationRow, lockOwn } from './queries.ts';
import { tellInviter } from './tell-inviter.ts';

type Acceptance = HandlerInput<typeof staff.acceptInvitation>['body'];

/**
 * Takes the office that was offered. A person may write no grant, so a service does it for them; the database asks once more
 * for the open invitation to their number.
 */
export async function acceptInvitation(
  asker: Ctx,
  invitationId: string,
  { version, agreed, termsVersion }: Acceptance,
): Promise<{ grantId: string }> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const ctx = asService(asker, 'accept-invitation');
  return withTransaction(ctx, async (tx) => {
    const row = await lockOwn(tx, await lockMobileOf(tx, accountId), invitationId);
    if (row.state === 'accepted' && row.accountId === accountId) {
      const grantId = await grantOfInvitation(tx, row.id);
      if (grantId !== null) return { grantId };
    }
    requireVersion(version, invitationVersion(row));
    if (row.state !== 'open' || isOver({ validTo: row.expiresAt }, ctx.clock.now()))
      throw new Refusal('conflict', 'invitation.over');
    if ((await findGiver(tx, row, ctx.clock.now())) === null)
      throw new Refusal('conflict', 'invitation.giver_gone');
    if (!agreed || termsVersion !== staffTermsVersion) throw invalidField('agreed', 'invitation.not_agreed');
    if (row.invitedBy === accountId || row.confirmedBy === accountId)
      throw new Refusal('conflict', 'grant.own_number');
    if (await holdsRole(tx, { accountId }, row, ctx.clock.now()))
      throw new Refusal('conflict', 'invitation.holds_already');
    const grantId = await take(ctx, tx, row, accountId);
    await tellInviter(ctx, tx, row, 'staff_invitation_accepted');
    await audit(asker, tx, {
      action: 'staff.grant_given',
      targetType: 'role_grant',
      targetId: grantId,
      provinceCode: row.provinceCode,
      detail: { role: row.role, kind: row.kind, invitationId: row.id },
    });
    return { grantId };
  });
}

/** The grant, the end of whoever is succeeded, and sessions no longer than staff may have. */
async function take(ctx: Ctx, tx: Transaction, row: InvitationRow, accountId: string): Promise<string> {
  const now = ctx.clock.now();
  const place = row.grantId === null ? null : await grantOf(tx, row.grantId);
  if (place && isOver(place, now)) throw new Refusal('conflict', 'grant.over');
  const first = row.startsOn === null ? now : tehranInstant(row.startsOn);
  const validFrom = first > now ? first : now;
  const ownEnd = row.endsOn === null ? null : endOf(row.endsOn);
  // Who stands in for somebody goes when they go.
  const placeEnd = row.kind === 'substitute' ? (place?.validTo ?? null) : null;
  const validTo = ownEnd && placeEnd && placeEnd < ownEnd ? placeEnd : ownEnd;
  const { role, provinceCode, countyCodes, name } = row;
  const grantId = await giveGrant(ctx, tx, {
    accountId,
    role,
    provinceCode,
    countyCodes,
    validFrom,
    validTo: validTo !== null && validTo < validFrom ? validFrom : validTo,
    invitationId: row.id,
    holderName: name,
  });
  await moveInvitation(tx, row.id, 'accepted', {
    accountId,
    answeredAt: now,
    termsVersion: staffTermsVersion,
  });
  if (row.kind === 'successor' && place && (place.validTo === null || validFrom < place.validTo))
    await closeGrant(ctx, tx, place.id, {
      validTo: validFrom,
      endedBy: accountId,
      enderName: name,
      endReason: null,
    });
  if (name !== null && (await accountName(tx, accountId)) === null) await nameAccount(tx, accountId, name);
  await shortenSessions(ctx, tx, accountId);
  return grantId;
}
