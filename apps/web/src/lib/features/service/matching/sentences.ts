import type { matching } from '@hamyar/contracts';
import { formatKilometres, weekdayNames } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { currentLocale, digits } from '#lib/locale.ts';
import { clock } from '../volunteers/words.ts';

const kilometres = (value: unknown) => formatKilometres(Number(value), currentLocale());

/** Why this volunteer fits, said to themselves. @param profession its label in the page's language */
export function whyYou({ key, params }: matching.ExplanationSentence, profession: string): string {
  const distanceKm = Number(params['distanceKm'] ?? 0);
  switch (key) {
    case 'match.known_venue':
      return m.match_known_venue();
    case 'match.near':
      return distanceKm < 1
        ? m.match_near_same({ profession })
        : m.match_near({ profession, distance: kilometres(distanceKm) });
    case 'match.remote':
      return m.match_remote({ profession });
    case 'match.waiting':
      return m.match_waiting({ profession, days: digits(Number(params['idleDays'] ?? 0)) });
    case 'match.exact_specialty':
      return m.match_exact_specialty({ profession });
    case 'match.urgent':
      return m.match_urgent({ profession });
    default:
      return m.match_fits({ profession });
  }
}

/** The same reason, said to the officer who reviews the proposal. */
export function whyThem({ key, params }: matching.ExplanationSentence): string {
  const distanceKm = Number(params['distanceKm'] ?? 0);
  switch (key) {
    case 'match.known_venue':
      return m.match_staff_known_venue();
    case 'match.near':
      return distanceKm < 1
        ? m.match_staff_near_same()
        : m.match_staff_near({ distance: kilometres(distanceKm) });
    case 'match.remote':
      return m.match_staff_remote();
    case 'match.waiting':
      return m.match_staff_waiting({ days: digits(Number(params['idleDays'] ?? 0)) });
    case 'match.exact_specialty':
      return m.match_staff_exact_specialty();
    case 'match.urgent':
      return m.match_staff_urgent();
    default:
      return m.match_staff_fits();
  }
}

/** Why a place is for adults alone, by the domain's word for it. */
const adultsOnly: Readonly<Record<string, () => string>> = {
  home: m.why_not_adults_home,
  children: m.why_not_adults_children,
  distress: m.why_not_adults_distress,
  night: m.why_not_adults_night,
  unweighed: m.why_not_adults_unweighed,
};

/** Why not. */
export function whyNot({ key, params }: matching.ExplanationSentence): string {
  const said: Record<string, () => string> = {
    'why_not.paused': m.why_not_paused,
    'why_not.agreement': m.why_not_agreement,
    'why_not.birth_day': m.why_not_birth_day,
    'why_not.guardian': m.why_not_guardian,
    'why_not.adults_only': adultsOnly[String(params['because'])] ?? m.why_not_other,
    'why_not.profession': m.why_not_profession,
    'why_not.credential_tier': m.why_not_credential_tier,
    'why_not.credential_expired': m.why_not_credential_expired,
    'why_not.credential_not_begun': m.why_not_credential_not_begun,
    'why_not.too_far': () =>
      m.why_not_too_far({
        distance: kilometres(params['distanceKm']),
        radius: kilometres(params['radiusKm']),
      }),
    'why_not.place_unknown': m.why_not_place_unknown,
    'why_not.not_remote': m.why_not_not_remote,
    'why_not.gender': m.why_not_gender,
    'why_not.language': m.why_not_language,
    'why_not.availability': m.why_not_availability,
    'why_not.busy': m.why_not_busy,
    'why_not.weekly_cap': m.why_not_weekly_cap,
    'why_not.slot_full': m.why_not_slot_full,
    'why_not.blackout': m.why_not_blackout,
    'why_not.rest': m.why_not_rest,
    'why_not.volunteer_full': m.why_not_volunteer_full,
    'why_not.specialty': m.why_not_specialty,
    'why_not.level': m.why_not_level,
    'why_not.placed_elsewhere': m.why_not_placed_elsewhere,
    'why_not.outscored': m.why_not_outscored,
    'why_not.tied': m.why_not_tied,
    'why_not.unneeded': m.why_not_unneeded,
  };
  return (said[key] ?? m.why_not_other)();
}

/** What would open a place. */
export function changeInWords({ key, params }: matching.ExplanationSentence): string {
  const said: Record<string, () => string> = {
    'change.radius_plus_km': () => m.change_radius_plus_km({ distance: kilometres(params['km']) }),
    'change.resume': m.change_resume,
    'change.agree': m.change_agree,
    'change.birth_day': m.change_birth_day,
    'change.guardian': m.change_guardian,
    'change.accept_remote': m.change_accept_remote,
    'change.add_availability': () => {
      const hours = hoursIn(params);
      return hours ? m.change_add_availability_at(hours) : m.change_add_availability();
    },
    'change.weekly_cap_plus_minutes': m.change_weekly_cap,
    'change.verify_credential': m.change_verify_credential,
    'change.renew_credential': m.change_renew_credential,
    'change.add_language': m.change_add_language,
    'change.state_county': m.change_state_county,
    'change.lift_blackout': m.change_lift_blackout,
    'change.raise_capacity': m.change_raise_capacity,
  };
  return (said[key] ?? m.change_other)();
}

interface Limits {
  readonly offersPerWeek: number;
  readonly quietHours: { readonly from: number; readonly to: number } | null;
}

/** What keeps the reader from being flooded. */
export function limitsForYou({ offersPerWeek, quietHours }: Limits): string {
  const count = digits(offersPerWeek);
  if (!quietHours) return m.offers_limits_plain({ count });
  return m.offers_limits({ count, from: digits(quietHours.from), to: digits(quietHours.to) });
}

/** The same, said to an officer. */
export function limitsForThem({ offersPerWeek, quietHours }: Limits): string {
  const count = digits(offersPerWeek);
  if (!quietHours) return m.matching_limits_plain({ count });
  return m.matching_limits({ count, from: digits(quietHours.from), to: digits(quietHours.to) });
}

/** Weekday and hours of «سه‌شنبه از ساعت ۱۶ تا ۲۰»; null where none is named. */
export function hoursIn({ weekday, startMinute, endMinute }: matching.ExplanationSentence['params']) {
  const name = weekdayNames(currentLocale())[Number(weekday ?? -1)];
  if (name === undefined) return null;
  return { weekday: name, from: clock(Number(startMinute)), to: clock(Number(endMinute)) };
}
