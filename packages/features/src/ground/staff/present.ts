import type { Answer, staff } from '@hamyar/contracts';
import {
  endNeedsSecond,
  liveInvitationStates,
  maskMobile,
  staffRoles,
  staffTermsVersion,
} from '@hamyar/domain';
import { versionOf } from '../../kit/version.ts';
import { permissionsOf } from '../access/index.ts';
import { actsOnGrant, actsOnInvitation, type Giver, isOver, stateOf } from './policy.ts';
import type { GrantRow, InvitationRow, OfferRow } from './queries.ts';
import type { ChangeRow } from './waiting-change.ts';

type Grant = Answer<typeof staff.list>['items'][number];
type GrantCase = Answer<typeof staff.show>['grant'];
type Invitation = Answer<typeof staff.listInvitations>['items'][number];
type InvitationCase = Answer<typeof staff.showInvitation>['invitation'];
type OwnOffice = Answer<typeof staff.listOwnOffices>['items'][number];
type OwnInvitation = Answer<typeof staff.listOwnInvitations>['items'][number];

const masked = (mobile: string | null) => mobile && maskMobile(mobile);
const iso = (at: Date | null) => at && at.toISOString();

/** Version of an office as it was read: its time, its counties, and what waits about it. */
export const grantVersion = (
  row: Pick<GrantRow, 'id' | 'validTo' | 'countyCodes' | 'suspendedUntil' | 'waitingChangeId'>,
): string =>
  versionOf([
    row.id,
    iso(row.validTo),
    row.countyCodes?.join() ?? null,
    iso(row.suspendedUntil),
    row.waitingChangeId,
  ]);

/** Version of an invitation as it was read: what it offers never changes, where it stands does. */
export const invitationVersion = (row: Pick<InvitationRow, 'id' | 'state' | 'confirmedAt'>): string =>
  versionOf([row.id, row.state, iso(row.confirmedAt)]);

export function presentGrant(row: GrantRow, now: Date): Grant {
  const { id, role, provinceCode, accountId, name, kind, forName } = row;
  return {
    id,
    role,
    provinceCode,
    countyCodes: row.countyCodes ?? [],
    accountId,
    name,
    kind,
    forName,
    mobileMasked: masked(row.mobile),
    state: stateOf(row, now),
    validFrom: row.validFrom.toISOString(),
    validTo: iso(row.validTo),
  };
}

export interface GrantFacts {
  readonly row: GrantRow;
  readonly invitation: InvitationRow | null;
  readonly history: readonly GrantRow[];
  readonly changes: readonly ChangeRow[];
}

/** The work that is open by the holder's hand is counted apart. */
export function presentGrantCase(facts: GrantFacts, giver: Giver, now: Date): GrantCase {
  const { row, invitation } = facts;
  return {
    ...presentGrant(row, now),
    version: grantVersion(row),
    may: actsOnGrant(giver, row, facts.changes.find(({ state }) => state === 'waiting') ?? null, now),
    endNeedsSecond: endNeedsSecond(row, giver.accountId),
    powers: permissionsOf(row.role),
    invited: invitation
      ? invitedIn(invitation)
      : { name: null, isHost: true, at: row.validFrom.toISOString() },
    confirmed: invitation && confirmedIn(invitation),
    endedByName: row.enderName,
    endedAt: iso(row.endedAt),
    endReason: row.endReason,
    history: facts.history.map((each) => presentGrant(each, now)),
    changes: facts.changes.map((each) => presentChange(each, giver, now)),
    openWork: [],
  };
}

function presentChange(row: ChangeRow, giver: Giver, now: Date): GrantCase['changes'][number] {
  const { id, kind, lastDay, reason, note } = row;
  const isLate = row.state === 'waiting' && row.expiresAt <= now;
  return {
    id,
    kind,
    // Between its last instant and the next turn of the schedule.
    state: isLate ? 'lapsed' : row.state,
    lastDay,
    formerCounties: row.formerCounties ?? [],
    countyCodes: row.countyCodes ?? [],
    reason,
    note,
    proposed: { name: row.proposerName, isHost: row.proposedBy === null, at: row.proposedAt.toISOString() },
    decided: row.decidedAt && {
      name: row.deciderName,
      isHost: row.decidedBy === null,
      at: row.decidedAt.toISOString(),
    },
    expiresAt: row.expiresAt.toISOString(),
    isMine: row.proposedBy !== null && row.proposedBy === giver.accountId,
  };
}

const invitedIn = (row: InvitationRow) => ({
  name: row.inviterName,
  isHost: row.invitedBy === null,
  at: row.createdAt.toISOString(),
});

const confirmedIn = (row: InvitationRow) =>
  row.confirmedAt && {
    name: row.confirmerName,
    isHost: row.confirmedBy === null,
    at: row.confirmedAt.toISOString(),
  };

export function presentInvitation({ invitation: row, forName }: OfferRow, now: Date): Invitation {
  const { id, role, provinceCode, kind, name, startsOn, endsOn } = row;
  const isLate = liveInvitationStates.includes(row.state) && isOver({ validTo: row.expiresAt }, now);
  return {
    id,
    role,
    provinceCode,
    countyCodes: row.countyCodes ?? [],
    kind,
    name,
    forName,
    startsOn,
    endsOn,
    // Between its last instant and the next turn of the schedule.
    state: isLate ? 'lapsed' : row.state,
    mobileMasked: masked(row.mobile),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}

export function presentCase(offer: OfferRow, giver: Giver, now: Date): { invitation: InvitationCase } {
  const { invitation: row } = offer;
  const invitation = {
    ...presentInvitation(offer, now),
    version: invitationVersion(row),
    may: actsOnInvitation(giver, row, now),
    powers: permissionsOf(row.role),
    needsSecond: staffRoles[row.role].needsSecond,
    invited: invitedIn(row),
    confirmed: confirmedIn(row),
    answeredAt: iso(row.answeredAt),
    note: row.note,
    isMine: row.invitedBy !== null && row.invitedBy === giver.accountId,
  };
  return { invitation };
}

export function presentOwn(offer: OfferRow, now: Date): OwnInvitation {
  return {
    ...presentInvitation(offer, now),
    version: invitationVersion(offer.invitation),
    powers: permissionsOf(offer.invitation.role),
    inviterName: offer.invitation.inviterName,
    termsVersion: staffTermsVersion,
  };
}

/** An office as its holder reads it. */
export function presentOwnOffice(row: GrantRow, now: Date): OwnOffice {
  return {
    id: row.id,
    role: row.role,
    provinceCode: row.provinceCode,
    countyCodes: row.countyCodes ?? [],
    state: stateOf(row, now),
    validFrom: row.validFrom.toISOString(),
    validTo: iso(row.validTo),
    powers: permissionsOf(row.role),
    version: grantVersion(row),
  };
}
