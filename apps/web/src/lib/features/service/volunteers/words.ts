import { volunteers } from '@hamyar/contracts';
import { formatDay, plainDigits, formatNumber, weekdayNames } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { countyName, languageName, professionName, provinceName } from '@hamyar/i18n/volunteer-terms';
import { choicesOf } from '#lib/form.ts';
import { currentLocale } from '#lib/locale.ts';

/** Short name of a step, for the progress line and the lists. */
export function stepName(step: volunteers.WelcomeStepName): string {
  const names: Record<volunteers.WelcomeStepName, () => string> = {
    name: m.welcome_step_name,
    'birth-day': m.welcome_step_birth_day,
    guardian: m.guardian_step,
    profession: m.welcome_step_profession,
    licence: m.welcome_step_licence,
    province: m.welcome_step_province,
    county: m.welcome_step_county,
    reach: m.welcome_step_reach,
    times: m.welcome_step_times,
    about: m.welcome_step_about,
    'national-id': m.welcome_step_national_id,
    agreements: m.agreements_title,
    review: m.welcome_step_review,
  };
  return names[step]();
}

export function blockChoices() {
  const hours = (from: number, to: number) => {
    const locale = currentLocale();
    return m.welcome_window({ from: plainDigits(from, locale), to: plainDigits(to, locale) });
  };
  return [
    { value: 'dawn', label: m.welcome_block_dawn(), hint: hours(0, 8) },
    { value: 'morning', label: m.welcome_block_morning(), hint: hours(8, 12) },
    { value: 'afternoon', label: m.welcome_block_afternoon(), hint: hours(12, 16) },
    { value: 'evening', label: m.welcome_block_evening(), hint: hours(16, 20) },
    { value: 'night', label: m.welcome_block_night(), hint: hours(20, 24) },
  ];
}

/** A day without its weekday. */
export const dayInWords = (day: string): string => formatDay(day, currentLocale(), { weekday: false });

/** «شنبه ۸ تا ۱۶» a line, days with the same hours together. */
export function windowsInWords(windows: volunteers.Profile['windows']): string {
  const locale = currentLocale();
  const names = weekdayNames(locale);
  const comma = locale === 'fa' ? '، ' : ', ';
  const daysByHours = new Map<string, string[]>();
  for (let weekday = 0; weekday < 7; weekday += 1) {
    const hours = windows
      .filter((window) => window.weekday === weekday)
      .map(({ startMinute, endMinute }) =>
        m.welcome_window({ from: clock(startMinute), to: clock(endMinute) }),
      )
      .join(comma);
    if (hours) daysByHours.set(hours, [...(daysByHours.get(hours) ?? []), names[weekday] ?? '']);
  }
  return [...daysByHours].map(([hours, days]) => `${days.join(comma)}: ${hours}`).join('\n');
}

/** An hour of the day by its minutes since midnight; beyond 24:00 it is one of the next day. */
export function clock(minute: number): string {
  const locale = currentLocale();
  const rest = minute % 60;
  const hour = plainDigits(Math.floor((minute > 1_440 ? minute - 1_440 : minute) / 60), locale);
  return rest === 0 ? hour : `${hour}:${rest < 10 ? plainDigits(0, locale) : ''}${plainDigits(rest, locale)}`;
}

export function placeName(place: { provinceCode: string | null; countyCode: string | null }): string {
  const locale = currentLocale();
  const parts = [countyName(place.countyCode, locale), provinceName(place.provinceCode, locale)];
  return joined(parts.filter(Boolean));
}

export function fullName(person: { firstName: string | null; lastName: string | null }): string {
  return [person.firstName, person.lastName].filter(Boolean).join(' ') || m.people_unnamed();
}

export function reachInWords(profile: { radiusKm: number; isRemote: boolean }): string {
  const km = formatNumber(profile.radiusKm, currentLocale());
  return profile.isRemote ? m.welcome_reach_summary_remote({ km }) : m.welcome_reach_summary({ km });
}

export function hoursInWords(hours: number): string {
  return m.welcome_hours_weekly({ hours: formatNumber(hours, currentLocale()) });
}

export function languagesInWords(codes: readonly string[]): string {
  const locale = currentLocale();
  return joined(codes.map((code) => languageName(code, locale)));
}

/** A list in one line, with the comma of the page's language. */
export const joined = (parts: readonly string[]): string =>
  parts.join(currentLocale() === 'fa' ? '، ' : ', ');

export function genderInWords(gender: 'woman' | 'man' | null): string {
  if (gender === null) return m.welcome_unsaid();
  return gender === 'woman' ? m.welcome_gender_woman() : m.welcome_gender_man();
}

export const professionInWords = (code: string | null): string => professionName(code, currentLocale());

/** Hours a week that somebody may say. */
export function hoursBounds(): { min: string; max: string } {
  const { min, max } = volunteers.weeklyHours;
  return { min: formatNumber(min, currentLocale()), max: formatNumber(max, currentLocale()) };
}

/** Papers by which somebody is known. */
export const paperKindWord: Readonly<Record<volunteers.PaperKind, () => string>> = {
  national_id: m.identity_paper_kind_national_id,
  fida: m.identity_paper_kind_fida,
  passport: m.identity_paper_kind_passport,
};
export const paperKindChoices = () => choicesOf(paperKindWord);
