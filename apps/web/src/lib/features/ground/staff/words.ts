import type { Answer, HandlerInput, staff } from '@hamyar/contracts';
import { formatDay } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { countyName, provinceName } from '@hamyar/i18n/volunteer-terms';
import { choicesOf } from '#lib/form.ts';
import { currentLocale, digits, plainDigits } from '#lib/locale.ts';

export type Grant = Answer<typeof staff.list>['items'][number];
export type GrantCase = Answer<typeof staff.show>['grant'];
export type GrantChange = GrantCase['changes'][number];
export type InvitationCase = Answer<typeof staff.showInvitation>['invitation'];
export type StaffRole = Grant['role'];
type Invitation = Answer<typeof staff.listInvitations>['items'][number];
type Kind = HandlerInput<typeof staff.invite>['body']['kind'];

const roles: Record<StaffRole, () => string> = {
  officer: m.staff_role_officer,
  county_officer: m.staff_role_county_officer,
  treasurer: m.staff_role_treasurer,
  provincial_administrator: m.staff_role_provincial_administrator,
  council_chair: m.staff_role_council_chair,
  council_secretary: m.staff_role_council_secretary,
  council: m.staff_role_council,
  national: m.staff_role_national,
  national_treasurer: m.staff_role_national_treasurer,
  national_administrator: m.staff_role_national_administrator,
  auditor: m.staff_role_auditor,
};
export const roleWord = (role: StaffRole): string => roles[role]();
export const roleChoices = () => choicesOf(roles);

/** The province's name, or the nation's. */
export const placeWord = (provinceCode: string | null): string =>
  provinceCode === null ? m.staff_nation() : provinceName(provinceCode, currentLocale());

/** Where an office reaches: its province or the nation, and of a county officer the counties behind it. */
export function officePlaceWord({
  provinceCode,
  countyCodes,
}: Pick<Grant, 'provinceCode' | 'countyCodes'>): string {
  const place = placeWord(provinceCode);
  if (countyCodes.length === 0) return place;
  return m.staff_place_counties({ province: place, counties: countiesWord(countyCodes) });
}

/** The names of counties, in a line. */
export function countiesWord(countyCodes: readonly string[]): string {
  const locale = currentLocale();
  return countyCodes.map((code) => countyName(code, locale)).join(locale === 'fa' ? '، ' : ', ');
}

/** What an office opens, by the permission's name; one that no page or endpoint asks for yet promises nothing. */
const powers: ReadonlyMap<string, () => string> = new Map([
  ['imports.run', m.staff_may_imports],
  ['volunteers.read', m.staff_may_volunteers],
  ['records.manage', m.staff_may_records],
  ['credentials.read', m.staff_may_credentials_read],
  ['credentials.review', m.staff_may_credentials],
  ['needs.read', m.staff_may_needs_read],
  ['needs.draft', m.staff_may_needs_draft],
  ['needs.manage', m.staff_may_needs],
  ['matching.run', m.staff_may_matching],
  ['held-payments.resolve', m.staff_may_held_payments],
  ['ledger.read', m.staff_may_ledger_read],
  ['ledger.close', m.staff_may_ledger_close],
  ['ledger.reopen', m.staff_may_ledger_reopen],
  ['letters.manage', m.staff_may_letters],
  ['council.read', m.staff_may_council],
  ['audit.read', m.staff_may_audit],
  ['indicators.manage', m.staff_may_indicators],
  ['offices.manage', m.staff_may_offices],
  ['statements.publish', m.staff_may_statements],
  ['lists.manage', m.staff_may_lists],
  ['complaints.handle', m.staff_may_complaints],
  ['staff.read', m.staff_may_staff_read],
  ['staff.manage', m.staff_may_staff_manage],
  ['system.manage', m.staff_may_system],
  ['calendar.manage', m.staff_may_calendar],
  ['closures.manage', m.staff_may_closures],
  ['venues.read', m.staff_may_venues_read],
  ['venues.manage', m.staff_may_venues],
]);
export const powerWords = (of: readonly string[]): string[] =>
  of.flatMap((permission) => powers.get(permission)?.() ?? []);

export const grantStates = {
  serving: { word: m.staff_state_serving, tone: 'good' },
  suspended: { word: m.staff_state_suspended, tone: 'warn' },
  ended: { word: m.staff_state_ended, tone: 'ended' },
  coming: { word: m.staff_state_coming, tone: 'waiting' },
} as const;

export const invitationStates = {
  waiting: { word: m.invitation_state_waiting, tone: 'warn' },
  open: { word: m.invitation_state_open, tone: 'waiting' },
  accepted: { word: m.invitation_state_accepted, tone: 'good' },
  declined: { word: m.invitation_state_declined, tone: 'ended' },
  withdrawn: { word: m.invitation_state_withdrawn, tone: 'ended' },
  lapsed: { word: m.invitation_state_lapsed, tone: 'ended' },
} as const;

export const changeStates = {
  waiting: { word: m.staff_change_state_waiting, tone: 'warn' },
  confirmed: { word: m.staff_change_state_confirmed, tone: 'good' },
  withdrawn: { word: m.staff_change_state_withdrawn, tone: 'ended' },
  lapsed: { word: m.staff_change_state_lapsed, tone: 'ended' },
} as const;

/** What was proposed or done about an office. */
export function changeWord(change: GrantChange): string {
  const { kind, lastDay, formerCounties, countyCodes } = change;
  if (kind === 'counties')
    return m.staff_change_counties({ from: countiesWord(formerCounties), to: countiesWord(countyCodes) });
  if (kind === 'suspension') return m.staff_change_suspension();
  return lastDay === null ? m.staff_change_end() : m.staff_change_end_on({ day: civilDay(lastDay) });
}

export function kindWord(kind: Kind): string {
  const words = {
    new: m.invitation_kind_new,
    successor: m.invitation_kind_successor,
    substitute: m.invitation_kind_substitute,
  };
  return words[kind]();
}

export const nameWord = (name: string | null): string => name ?? m.staff_unnamed();
export const mobileWord = (masked: string | null): string => (masked ? plainDigits(masked) : '—');

/** The last day of an office that holds before this instant. */
export const lastDayWord = (validTo: string | null): string =>
  validTo === null
    ? m.staff_open_ended()
    : formatDay(new Date(Date.parse(validTo) - 1), currentLocale(), { weekday: false });
export const dayWord = (instant: string): string => formatDay(instant, currentLocale(), { weekday: false });

const civilDay = (day: string) => formatDay(day, currentLocale(), { weekday: false });

/** First and last day of an office, as far as they are said, as lines of a summary. */
export function daysRows({ startsOn, endsOn }: Pick<Invitation, 'startsOn' | 'endsOn'>): {
  term: string;
  value: string;
}[] {
  return [
    ...(startsOn ? [{ term: m.staff_starts_on(), value: civilDay(startsOn) }] : []),
    ...(endsOn ? [{ term: m.staff_ends_on(), value: civilDay(endsOn) }] : []),
  ];
}

/** Who answers for it, and since when: a name, or the host. The name stands apart, so that it turns no line. */
export const signatureWord = ({ name, isHost, at }: InvitationCase['invited']): string =>
  signed(isHost ? m.staff_host() : nameWord(name), at);
export const signed = (name: string, at: string): string => `\u2068${name}\u2069\n${dayWord(at)}`;

/** Whose place it is, as a line of a summary. */
export function placeOfRow({ kind, forName }: Pick<Grant, 'kind' | 'forName'>): {
  term: string;
  value: string;
}[] {
  if (kind === 'new') return [];
  const term = kind === 'successor' ? m.staff_succeeds() : m.staff_in_place_of();
  return [{ term, value: nameWord(forName) }];
}

const openWorks: ReadonlyMap<string, (words: { count: string }) => string> = new Map([
  ['invitations', m.staff_open_invitations],
  ['resolutions', m.staff_open_resolutions],
  ['imports', m.staff_open_imports],
  ['runs', m.staff_open_runs],
]);
/** What is open by somebody's hand, a line each; or that nothing is. */
export function openWorkWord(work: GrantCase['openWork']): string {
  const lines = work.map(({ key, count }) =>
    (openWorks.get(key) ?? m.staff_open_other)({ count: digits(count) }),
  );
  return lines.length > 0 ? lines.join('\n') : m.staff_open_work_none();
}
