import type { HandlerInput, needs } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import {
  closingToldAt,
  countyByCode,
  mayMoveNeed,
  type MessageAttemptState,
  type MessageRefusal,
  type NeedStatus,
  professions,
  tehranInstant,
  today,
  venueKinds,
} from '@hamyar/domain';
import type { Actor } from '@hamyar/platform';
import { type Lists, whyNotTerm } from '../../ground/lists/index.ts';
import type { FieldRefusal } from '../../kit/refusal.ts';
import { versionOf } from '../../kit/version.ts';

export type NewNeed = HandlerInput<typeof needs.create>['body'];
/** What a form says of a need, new or written anew. */
export type NeedContents = Omit<NewNeed, 'formKey'>;
export interface ShiftTimes {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** More shifts than this in one need is a year planned by one form: split it. */
export const maxShifts = 60;
const dayMs = 86_400_000;

/** The shifts of a need between two days on some weekdays (none means all), at the same hours. Pure. */
export function shiftsBetween(
  need: Pick<NewNeed, 'startsOn' | 'endsOn' | 'weekdays' | 'startMinute' | 'endMinute'>,
): ShiftTimes[] {
  const shifts: ShiftTimes[] = [];
  const last = Date.parse(`${need.endsOn}T00:00:00Z`);
  for (let day = Date.parse(`${need.startsOn}T00:00:00Z`); day <= last; day += dayMs) {
    // JavaScript's week begins on Sunday, ours on Saturday.
    const weekday = (new Date(day).getUTCDay() + 1) % 7;
    if (need.weekdays.length > 0 && !need.weekdays.includes(weekday)) continue;
    const civil = new Date(day).toISOString().slice(0, 10);
    // From 22 to 6 ends on the day after.
    const overnight = need.endMinute <= need.startMinute ? 1_440 : 0;
    shifts.push({
      startsAt: tehranInstant(civil, need.startMinute),
      endsAt: tehranInstant(civil, need.endMinute + overnight),
    });
    if (shifts.length > maxShifts) break;
  }
  return shifts;
}

/** Why a code that a form chose cannot be taken, or null. */
function termRefusal(terms: Lists[keyof Lists], path: string, code: string): FieldRefusal | null {
  const problem = whyNotTerm(terms, code);
  return problem && { path, reason: problem === 'retired' ? 'list.term_retired' : 'need.unknown_term' };
}

/** Why a new need cannot be registered: field and reason, or null. Pure. @param lists what forms offer today */
export function newNeedRefusal(need: NeedContents, now: Date, lists: Lists): FieldRefusal | null {
  const has = (terms: readonly { code: string }[], code: string) => terms.some((term) => term.code === code);
  if (!countyByCode(need.countyCode)) return { path: 'countyCode', reason: 'need.unknown_county' };
  const chosen =
    termRefusal(lists.theme, 'theme', need.theme) ??
    termRefusal(lists.target_group, 'targetGroup', need.targetGroup);
  if (chosen) return chosen;
  if (!has(venueKinds, need.venueKind)) return { path: 'venueKind', reason: 'need.unknown_term' };
  if (!need.roles.every((role) => has(professions, role.profession))) {
    return { path: 'roles', reason: 'need.unknown_profession' };
  }
  if (need.endsOn < need.startsOn) return { path: 'endsOn', reason: 'need.end_before_start' };
  if (need.endMinute === need.startMinute) return { path: 'endMinute', reason: 'need.no_hours' };
  if (need.startsOn < today(now)) return { path: 'startsOn', reason: 'need.in_the_past' };
  const shifts = shiftsBetween(need);
  if (shifts.length > maxShifts) return { path: 'endsOn', reason: 'need.too_many_shifts' };
  if (!shifts.some((shift) => shift.startsAt > now)) return { path: 'weekdays', reason: 'need.no_shift' };
  return null;
}

/** Why a need cannot be closed, or null. Pure. */
export const whyNotClose = (status: NeedStatus): Reason | null =>
  mayMoveNeed(status, 'closed') ? null : 'need.not_open';

/** Why the closing of a need cannot be taken back, or null. Pure. */
export function whyNotReopen(
  closed: { readonly status: NeedStatus; readonly toldAt: Date | string | null },
  now: Date,
): Reason | null {
  if (!mayMoveNeed(closed.status, 'open') || closed.status === 'draft') return 'need.not_closed';
  return closed.toldAt !== null && new Date(closed.toldAt) > now ? null : 'need.closing_told';
}

/** Version of what an officer saw before closing: who is asked, who has a place and when the soonest begins, whether it can be taken back. */
export const closingVersion = (
  status: NeedStatus,
  standing: { readonly digest: string; readonly nextPlaceAt: Date | null },
  now: Date,
): string =>
  versionOf([
    status,
    standing.digest,
    standing.nextPlaceAt?.getTime() ?? null,
    closingToldAt(now, standing.nextPlaceAt) > now,
  ]);

/** Version of a draft as it was read: its contents, and whether it is back with whoever wrote it. */
export const draftVersion = (draft: {
  readonly id: string;
  readonly status: NeedStatus;
  readonly revisedAt: Date | null;
  readonly returnedAt: Date | null;
}): string =>
  versionOf([
    draft.id,
    draft.status,
    draft.revisedAt?.getTime() ?? null,
    draft.returnedAt?.getTime() ?? null,
  ]);

/** Whether somebody wrote a draft themselves, by its form; one of a list is its list's. Pure. */
export const isAuthorOf = (
  actor: Actor,
  draft: { readonly createdBy: string | null; readonly source: string },
): boolean => actor.kind === 'staff' && draft.source === 'officer' && draft.createdBy === actor.accountId;

/**
 * What an office may do with a need. Pure.
 * @param isOfCounty whether the reader's office is that of the county alone, which writes drafts and decides nothing
 */
export function actsOn(
  row: {
    readonly status: NeedStatus;
    readonly toldAt: Date | string | null;
    readonly returnedAt: Date | string | null;
  },
  now: Date,
  isOfCounty: boolean,
): needs.NeedAct[] {
  if (row.status === 'draft') {
    if (isOfCounty) return ['revise'];
    return row.returnedAt === null ? ['revise', 'open', 'return'] : ['revise', 'open'];
  }
  if (isOfCounty) return [];
  if (whyNotClose(row.status) === null) return ['close'];
  return whyNotReopen(row, now) === null ? ['reopen'] : [];
}

/** A text is news for two days after its hour, and waits ten at most: one of which nothing was tried until then is never sent. */
const longestWaitMs = 12 * dayMs;
/** A text still held back for longer than this is not sent when its message has been read meanwhile. */
const freshMs = 10 * 60_000;

/**
 * What became of the text of a message. `lost`: it was cut off while it was handed over, and nobody knows whether it arrived;
 * `unneeded`: it was read in the inbox first, or came too late to be news. Pure.
 */
export function messageStanding(
  message: {
    readonly mobile: string | null;
    readonly createdAt: Date;
    readonly readAt: Date | null;
    readonly attempt: MessageAttemptState | null;
    readonly attemptedAt: Date | null;
    readonly refusal: MessageRefusal | null;
  },
  now: Date,
): { readonly state: needs.MessageState; readonly refusal: MessageRefusal | null } {
  const { attempt, refusal } = message;
  const age = now.getTime() - message.createdAt.getTime();
  if (attempt === 'rejected' || attempt === 'held') return { state: attempt, refusal };
  const state = (): needs.MessageState => {
    if (attempt === 'sent') return 'sent';
    if (attempt === 'sending')
      return now.getTime() - (message.attemptedAt?.getTime() ?? 0) < freshMs ? 'queued' : 'lost';
    if (attempt !== null) return 'queued';
    if (message.mobile === null) return 'inbox';
    return age > longestWaitMs || (message.readAt !== null && age > freshMs) ? 'unneeded' : 'queued';
  };
  return { state: state(), refusal: null };
}
