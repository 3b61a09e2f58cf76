import type { matching } from '@hamyar/contracts';
import { formatKilometres } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { currentLocale, digits } from '#lib/locale.ts';
import { hoursIn } from './sentences.ts';

const kilometres = (value: unknown) => formatKilometres(Number(value), currentLocale());

/** Why somebody cannot, said to an officer. */
export function whyNotThem({ key, params }: matching.ExplanationSentence): string {
  const said: Record<string, () => string> = {
    'why_not.availability': m.why_not_staff_availability,
    'why_not.blackout': m.why_not_staff_blackout,
    'why_not.busy': m.why_not_staff_busy,
    'why_not.credential_expired': m.why_not_staff_credential_expired,
    'why_not.credential_tier': m.why_not_staff_credential_tier,
    'why_not.gender': m.why_not_staff_gender,
    'why_not.language': m.why_not_staff_language,
    'why_not.level': m.why_not_staff_level,
    'why_not.not_remote': m.why_not_staff_not_remote,
    'why_not.place_unknown': m.why_not_staff_place_unknown,
    'why_not.profession': m.why_not_staff_profession,
    'why_not.rest': m.why_not_staff_rest,
    'why_not.slot_full': m.why_not_staff_slot_full,
    'why_not.specialty': m.why_not_staff_specialty,
    'why_not.too_far': () =>
      m.why_not_staff_too_far({
        distance: kilometres(params['distanceKm']),
        radius: kilometres(params['radiusKm']),
      }),
    'why_not.volunteer_full': m.why_not_staff_volunteer_full,
    'why_not.weekly_cap': m.why_not_staff_weekly_cap,
    'why_not.credential_not_begun': m.why_not_staff_credential_not_begun,
    'why_not.placed_elsewhere': m.why_not_staff_placed_elsewhere,
    'why_not.outscored': () =>
      m.why_not_staff_outscored({ points: digits(Math.max(1, Math.round(Number(params['behind']) / 100))) }),
    'why_not.tied': m.why_not_staff_tied,
    'why_not.unneeded': m.why_not_staff_unneeded,
  };
  return (said[key] ?? m.why_not_staff_other)();
}

/** A reason in a word or two, for counting. */
export function reasonLabel(code: string): string {
  const said: Record<string, () => string> = {
    availability: m.why_not_short_availability,
    blackout: m.why_not_short_blackout,
    busy: m.why_not_short_busy,
    credential_expired: m.why_not_short_credential_expired,
    credential_tier: m.why_not_short_credential_tier,
    gender: m.why_not_short_gender,
    language: m.why_not_short_language,
    not_remote: m.why_not_short_not_remote,
    place_unknown: m.why_not_short_place_unknown,
    profession: m.why_not_short_profession,
    slot_full: m.why_not_short_slot_full,
    too_far: m.why_not_short_too_far,
    volunteer_full: m.why_not_short_volunteer_full,
    weekly_cap: m.why_not_short_weekly_cap,
  };
  return (said[code] ?? m.why_not_short_other)();
}

/** What the person could change, said to an officer. */
export function cureForThem({ key, params }: matching.ExplanationSentence): string {
  const said: Record<string, () => string> = {
    'change.radius_plus_km': () => m.change_staff_radius({ distance: kilometres(params['km']) }),
    'change.accept_remote': m.change_staff_accept_remote,
    'change.add_availability': () => {
      const hours = hoursIn(params);
      return hours ? m.change_staff_add_availability_at(hours) : m.change_staff_add_availability();
    },
    'change.add_language': m.change_staff_add_language,
    'change.lift_blackout': m.change_staff_lift_blackout,
    'change.raise_capacity': m.change_staff_raise_capacity,
    'change.renew_credential': m.change_staff_renew_credential,
    'change.state_county': m.change_staff_state_county,
    'change.verify_credential': m.change_staff_verify_credential,
    'change.weekly_cap_plus_minutes': m.change_staff_weekly_cap,
  };
  return (said[key] ?? m.change_staff_other)();
}
