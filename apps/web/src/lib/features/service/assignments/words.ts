import type { assignments } from '@hamyar/contracts';
import { formatKilometres } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { currentLocale } from '#lib/locale.ts';

const labels: Readonly<Record<string, () => string>> = {
  proposed: m.assignment_state_proposed,
  offered: m.assignment_state_offered,
  accepted: m.assignment_state_accepted,
  confirmed: m.assignment_state_confirmed,
  checked_in: m.assignment_state_checked_in,
  completed: m.assignment_state_completed,
  hours_approved: m.assignment_state_hours_approved,
  declined: m.assignment_state_declined,
  lapsed: m.assignment_state_lapsed,
  withdrawn: m.assignment_state_withdrawn,
  rejected: m.assignment_state_rejected,
  no_show: m.assignment_state_no_show,
  not_needed: m.assignment_state_not_needed,
  cancelled_by_need: m.assignment_state_cancelled_by_need,
};

/** An offer that the office took back is not one whose place was filled. */
const isTakenBack = (state: string, endedBy: string | null): boolean =>
  state === 'not_needed' && endedBy === 'officer';

export function stateLabel(state: string, endedBy: string | null = null): string {
  if (isTakenBack(state, endedBy)) return m.assignment_state_taken_back();
  return labels[state]?.() ?? state;
}

export function stateTone(state: string): 'good' | 'waiting' | 'ended' {
  if (state === 'offered' || state === 'proposed') return 'waiting';
  return ['accepted', 'confirmed', 'checked_in', 'completed', 'hours_approved'].includes(state)
    ? 'good'
    : 'ended';
}

interface Saying {
  readonly tone: 'good' | 'warn' | 'info';
  readonly role: 'status' | 'note';
  readonly title: () => string;
  readonly text: () => string;
}
const accepted: Saying = {
  tone: 'good',
  role: 'status',
  title: m.offer_accepted_title,
  text: m.offer_accepted_lead,
};
const acceptedRemote: Saying = { ...accepted, text: m.offer_accepted_lead_remote };
const takenBack: Saying = {
  tone: 'info',
  role: 'note',
  title: m.assignment_state_taken_back,
  text: m.offer_taken_back_lead,
};
const lapsed: Saying = {
  tone: 'warn',
  role: 'note',
  title: m.assignment_state_lapsed,
  text: m.error_assignment_offer_expired,
};
const sayings: Readonly<Partial<Record<assignments.MyAssignment['state'], Saying>>> = {
  accepted,
  confirmed: accepted,
  declined: { tone: 'info', role: 'status', title: m.offer_declined_title, text: m.offer_declined_lead },
  not_needed: {
    tone: 'info',
    role: 'status',
    title: m.assignment_state_not_needed,
    text: m.error_assignment_slot_full,
  },
  lapsed,
  // Its time is over, and nobody has noted it yet.
  offered: lapsed,
};

/** What became of an offer that can no longer be answered, where there is more to say than its state. */
export function noticeOf({
  state,
  need,
  endedBy,
}: Pick<assignments.MyAssignment, 'state' | 'need' | 'endedBy'>): Saying | null {
  if (isTakenBack(state, endedBy)) return takenBack;
  const saying = sayings[state] ?? null;
  return saying === accepted && need.isRemote ? acceptedRemote : saying;
}

/** The reader's own place in a shift, in a word. */
export function ownPlace(state: string): { label: string; tone: 'waiting' | 'good' } {
  return state === 'offered'
    ? { label: m.need_mine_offered(), tone: 'waiting' }
    : { label: m.need_mine(), tone: 'good' };
}

/** How far the place is from the reader's county, or null when there is nothing to say. */
export function distanceText(distanceKm: number | null): string | null {
  if (distanceKm === null) return null;
  return distanceKm < 1
    ? m.offer_distance_same()
    : m.offer_distance({ distance: formatKilometres(distanceKm, currentLocale()) });
}
