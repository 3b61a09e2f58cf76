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

export const stateLabel = (state: string): string => labels[state]?.() ?? state;

export function stateTone(state: string): 'good' | 'waiting' | 'ended' {
  if (state === 'offered' || state === 'proposed') return 'waiting';
  return ['accepted', 'confirmed', 'checked_in', 'completed', 'hours_approved'].includes(state)
    ? 'good'
    : 'ended';
}

/** How far the place is from the reader's county, or null when there is nothing to say. */
export function distanceText(distanceKm: number | null): string | null {
  if (distanceKm === null) return null;
  return distanceKm < 1
    ? m.offer_distance_same()
    : m.offer_distance({ distance: formatKilometres(distanceKm, currentLocale()) });
}
