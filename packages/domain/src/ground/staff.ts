import { isFinal, type Moves, statesBefore } from '../kit/state-machine.ts';
import { countyIn } from './places.ts';

/** Where a grant of a role reaches: a province, counties of one, the nation, or whichever of province and nation it names. */
export type RoleScope = 'province' | 'counties' | 'nation' | 'either';

interface RoleRule {
  readonly scope: RoleScope;
  /** Roles whose holders may give this one, as far as they themselves reach. */
  readonly givenBy: readonly string[];
  /** Whether somebody else who may give it has to confirm. */
  readonly needsSecond: boolean;
}

/**
 * Every role of staff: where it reaches, who may give it, and whether two people have to. The same table stands in
 * docs/features/ground/staff.md; a test compares them. What a role may do is `ground/access`'s.
 */
export const staffRoles = {
  /** Provincial officer: needs, matching, imports, licences and projects of a province. */
  officer: role('province', ['provincial_administrator', 'national_administrator']),
  /** Of one or more counties: drafts their needs, looks at their licences, reads who comes. */
  county_officer: role('counties', ['provincial_administrator', 'national_administrator']),
  /** Money of a province that two people decide on. */
  treasurer: role('province', ['provincial_administrator', 'national_administrator'], 'second'),
  /** Staff of a province. */
  provincial_administrator: role(
    'province',
    ['provincial_administrator', 'national_administrator'],
    'second',
  ),
  council_chair: role('province', ['provincial_administrator', 'national_administrator']),
  council_secretary: role('province', ['provincial_administrator', 'national_administrator']),
  /** Member of a council. */
  council: role('province', ['provincial_administrator', 'national_administrator']),
  /** National officer: as an officer, in every province. */
  national: role('nation', ['national_administrator'], 'second'),
  national_treasurer: role('nation', ['national_administrator'], 'second'),
  national_administrator: role('nation', ['national_administrator'], 'second'),
  /** Watches everybody else, so that nobody of the office that is watched gives it. */
  auditor: role('either', ['national_administrator'], 'second'),
} as const satisfies Readonly<Record<string, RoleRule>>;

export type StaffRoleCode = keyof typeof staffRoles;

export const staffRoleCodes = Object.keys(staffRoles) as readonly StaffRoleCode[];

function role<const By extends string>(
  scope: RoleScope,
  givenBy: readonly By[],
  second?: 'second',
): { scope: RoleScope; givenBy: readonly By[]; needsSecond: boolean } {
  return { scope, givenBy, needsSecond: second !== undefined };
}

/** A role somebody holds, and where; a null province is the nation. */
export interface HeldRole {
  readonly role: StaffRoleCode;
  readonly provinceCode: string | null;
}

/** Whether a role can be held there. @param provinceCode null for the nation */
export function fitsScope(code: StaffRoleCode, provinceCode: string | null): boolean {
  const { scope } = staffRoles[code];
  return scope === 'either' || (scope === 'nation') === (provinceCode === null);
}

/** Whether a role can be held in these counties: a county officer's lie in the province of the office, others have none. Pure. */
export function fitsCounties(
  code: StaffRoleCode,
  provinceCode: string | null,
  countyCodes: readonly string[],
): boolean {
  if (staffRoles[code].scope !== 'counties') return countyCodes.length === 0;
  return (
    countyCodes.length > 0 &&
    provinceCode !== null &&
    countyCodes.every((county) => countyIn(county, provinceCode) !== null)
  );
}

/** Whether whoever holds these roles may give that one there. Pure. Nobody gives what reaches beyond their own office. */
export function mayGive(held: readonly HeldRole[], wanted: HeldRole): boolean {
  const givers: readonly string[] = staffRoles[wanted.role].givenBy;
  return held.some(
    ({ role: own, provinceCode }) =>
      givers.includes(own) && (provinceCode === null || provinceCode === wanted.provinceCode),
  );
}

/** Whether a grant that holds from one instant, and before another, holds now. */
export function holdsAt(grant: { validFrom: Date; validTo: Date | null }, at: Date): boolean {
  return grant.validFrom <= at && (grant.validTo === null || at < grant.validTo);
}

/** Why somebody is invited: a new place, the place of another from then on, or the place of another for a while. */
export const invitationKinds = ['new', 'successor', 'substitute'] as const;
export type InvitationKind = (typeof invitationKinds)[number];

/** Waits for a second person, is open to the invited person, and is over in one of four ways. */
export const invitationStates = ['waiting', 'open', 'accepted', 'declined', 'withdrawn', 'lapsed'] as const;
export type InvitationState = (typeof invitationStates)[number];

export const invitationMoves: Moves<InvitationState> = {
  waiting: ['open', 'withdrawn', 'lapsed'],
  open: ['accepted', 'declined', 'withdrawn', 'lapsed'],
  accepted: [],
  declined: [],
  withdrawn: [],
  lapsed: [],
};

/** States of an invitation that somebody has still to confirm or to answer. */
export const liveInvitationStates = invitationStates.filter((state) => !isFinal(invitationMoves, state));

/** States from which an invitation may come to this one: the `any(…)` of a guarded update. */
export const invitationStatesBefore = (to: InvitationState): InvitationState[] =>
  statesBefore(invitationMoves, to);

/** Days an invitation can be answered: a leave is longer than a week, a forgotten text is not. */
export const invitationDays = 14;

/** Longest time somebody stands in for somebody else; who is away longer hands over. */
export const substituteDays = 92;

/** What becomes of an office after it was given: its end, a suspension at once, or other counties. */
export const changeKinds = ['end', 'suspension', 'counties'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Waits for a second person, and is over in one of three ways. What one person may do alone is written confirmed. */
export const changeStates = ['waiting', 'confirmed', 'withdrawn', 'lapsed'] as const;
export type ChangeState = (typeof changeStates)[number];

export const changeMoves: Moves<ChangeState> = {
  waiting: ['confirmed', 'withdrawn', 'lapsed'],
  confirmed: [],
  withdrawn: [],
  lapsed: [],
};

/** States from which a change may come to this one: the `any(…)` of a guarded update. */
export const changeStatesBefore = (to: ChangeState): ChangeState[] => statesBefore(changeMoves, to);

/** Hours a suspension holds unless a second person confirms it: over a weekend of two days somebody has looked. */
export const suspensionHours = 72;

/**
 * Whether a second person has to confirm the end of an office: where two give it two end it, but whoever holds it steps
 * down alone, and the host stands above everybody. Pure.
 * @param enderId account of whoever ends it; null for the host
 */
export function endNeedsSecond(
  office: { readonly role: StaffRoleCode; readonly accountId: string },
  enderId: string | null,
): boolean {
  return staffRoles[office.role].needsSecond && enderId !== null && enderId !== office.accountId;
}

/** Version of what staff agree to when they accept (`staff_terms_…` of the messages). */
export const staffTermsVersion = '1405-09';
