import type { guardians } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';

/** How their guardian stands, to the minor. */
export const guardianStanding: Readonly<Record<guardians.Standing, () => string>> = {
  none: m.guardian_standing_none,
  waiting: m.guardian_standing_waiting,
  stands: m.guardian_standing_stands,
  newer: m.guardian_standing_newer,
  withdrawn: m.guardian_standing_withdrawn,
};

const guardianToOffice: Readonly<Record<guardians.Standing, () => string>> = {
  none: m.person_guardian_none,
  waiting: m.person_guardian_waiting,
  stands: m.person_guardian_stands,
  newer: m.person_guardian_newer,
  withdrawn: m.person_guardian_withdrawn,
};

/** Whether somebody answers for themselves, and who does otherwise, to their office. */
export function ageInWords(age: guardians.Age, guardian: guardians.Standing): string {
  if (age === 'unknown') return m.person_age_unknown();
  return age === 'adult'
    ? m.person_age_adult()
    : m.person_age_minor({ guardian: guardianToOffice[guardian]() });
}
