import type { Answer, staff } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import {
  type ChangeKind,
  type ChangeState,
  endNeedsSecond,
  type HeldRole,
  holdsAt,
  invitationDays,
  liveInvitationStates,
  type InvitationKind,
  type InvitationState,
  type IsoDay,
  mayGive,
  staffRoles,
  substituteDays,
  tehranInstant,
} from '@hamyar/domain';
import type { Actor } from '@hamyar/platform';

type GrantAct = Answer<typeof staff.show>['grant']['may'][number];

const dayMs = 86_400_000;
/** Offices are given for what is near: who begins in two years is invited then. */
const furthestDays = 366;

/** What somebody gives from: their own offices; the host itself gives as whoever administers the nation. Pure. */
export function heldBy(actor: Actor): readonly HeldRole[] {
  if (actor.kind === 'operator') return [{ role: 'national_administrator', provinceCode: null }];
  return actor.kind === 'staff' ? actor.grants : [];
}

interface Days {
  readonly startsOn: IsoDay | null;
  readonly endsOn: IsoDay | null;
}

/** Whether an office can be of these days, both included, as seen on a day. Pure. @returns the field and why not, or null */
export function whyNotDays(
  kind: InvitationKind,
  { startsOn, endsOn }: Days,
  today: IsoDay,
): { path: 'startsOn' | 'endsOn'; reason: Reason } | null {
  const first = startsOn ?? today;
  if (first < today) return { path: 'startsOn', reason: 'invitation.day_past' };
  if (daysBetween(today, first) > furthestDays) return { path: 'startsOn', reason: 'invitation.day_too_far' };
  if (endsOn === null)
    return kind === 'substitute' ? { path: 'endsOn', reason: 'invitation.days_missing' } : null;
  if (endsOn < first) return { path: 'endsOn', reason: 'invitation.days_turned' };
  return kind === 'substitute' && daysBetween(first, endsOn) >= substituteDays
    ? { path: 'endsOn', reason: 'invitation.days_too_many' }
    : null;
}

const daysBetween = (from: IsoDay, to: IsoDay): number => (Date.parse(to) - Date.parse(from)) / dayMs;

/** The instant before which an office of this last day holds. */
export const endOf = (lastDay: IsoDay): Date => tehranInstant(lastDay, 24 * 60);

/** Until when an invitation can be answered: two weeks, and not beyond the office itself. Pure. */
export function expiryOf(now: Date, endsOn: IsoDay | null): Date {
  const late = now.getTime() + invitationDays * dayMs;
  return new Date(endsOn === null ? late : Math.min(late, endOf(endsOn).getTime()));
}

interface Offered extends HeldRole {
  readonly state: InvitationState;
  readonly mobile: string | null;
  readonly invitedBy: string | null;
  readonly expiresAt: Date;
}

/** Whoever acts on an invitation: their account and number, and what they give from. */
export interface Giver {
  readonly accountId: string | null;
  readonly mobile: string | null;
  readonly held: readonly HeldRole[];
}

/** Whether somebody may be the second person. Pure. @returns why not, or null */
export function whyNotConfirm(giver: Giver, offered: Offered, now: Date): Reason | null {
  if (offered.state !== 'waiting' || offered.expiresAt <= now) return 'invitation.over';
  if (!mayGive(giver.held, offered)) return 'grant.beyond_own_office';
  if (giver.accountId !== null && giver.accountId === offered.invitedBy) return 'invitation.own_proposal';
  return giver.mobile !== null && giver.mobile === offered.mobile ? 'grant.own_number' : null;
}

/** Whether somebody may take an invitation back. Pure. @returns why not, or null */
export function whyNotWithdraw(giver: Giver, offered: Offered): Reason | null {
  if (!liveInvitationStates.includes(offered.state)) return 'invitation.over';
  return mayGive(giver.held, offered) ? null : 'grant.beyond_own_office';
}

/** What a reader may do with an invitation as it stands. Pure. */
export function actsOnInvitation(giver: Giver, offered: Offered, now: Date): ('confirm' | 'withdraw')[] {
  return [
    ...(whyNotConfirm(giver, offered, now) === null ? (['confirm'] as const) : []),
    ...(whyNotWithdraw(giver, offered) === null ? (['withdraw'] as const) : []),
  ];
}

interface Office extends HeldRole {
  readonly accountId: string;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly suspendedUntil: Date | null;
}

interface Proposed {
  readonly kind: ChangeKind;
  readonly state: ChangeState;
  readonly proposedBy: string | null;
  readonly expiresAt: Date;
}

/** Whether somebody may suspend an office at once: one of two people, and not their own. Pure. @returns why not, or null */
export function whyNotSuspend(giver: Giver, office: Office): Reason | null {
  if (giver.accountId === office.accountId) return 'grant.own_office';
  return endNeedsSecond(office, giver.accountId) ? null : 'grant.one_ends';
}

/** Whether somebody may be the second person to end an office. Pure. @returns why not, or null */
export function whyNotConfirmChange(giver: Giver, office: Office, change: Proposed): Reason | null {
  if (giver.accountId === office.accountId) return 'grant.own_office';
  return giver.accountId !== null && giver.accountId === change.proposedBy ? 'grant.own_change' : null;
}

/** What a reader may do with an office as it stands. Pure. @param waiting what waits for a second person, or null */
export function actsOnGrant(giver: Giver, office: Office, waiting: Proposed | null, now: Date): GrantAct[] {
  if (!mayGive(giver.held, office) || isOver(office, now)) return [];
  const isOwn = giver.accountId === office.accountId;
  const change = waiting !== null && waiting.expiresAt > now ? waiting : null;
  const acts: GrantAct[] = ['handOver', 'substitute'];
  if (staffRoles[office.role].scope === 'counties' && !isOwn) acts.push('counties');
  if (change === null || isOwn) acts.push('end');
  if (change === null && whyNotSuspend(giver, office) === null) acts.push('suspend');
  if (change !== null && whyNotConfirmChange(giver, office, change) === null) acts.push('confirmChange');
  if (change !== null && !isOwn) acts.push('withdrawChange');
  return acts;
}

/** Whether nothing of an office is left. */
export const isOver = ({ validTo }: { validTo: Date | null }, now: Date): boolean =>
  validTo !== null && validTo <= now;

/** How an office stands at an instant. Pure. */
export function stateOf(
  office: Pick<Office, 'validFrom' | 'validTo' | 'suspendedUntil'>,
  now: Date,
): 'serving' | 'suspended' | 'ended' | 'coming' {
  if (holdsAt(office, now))
    return office.suspendedUntil !== null && office.suspendedUntil > now ? 'suspended' : 'serving';
  return isOver(office, now) ? 'ended' : 'coming';
}
