import type { records } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import {
  dayInWords,
  fullName,
  genderInWords,
  hoursInWords,
  languagesInWords,
  placeName,
  professionInWords,
  reachInWords,
  windowsInWords,
} from '#lib/features/service/volunteers/words.ts';
import { plainDigits } from '#lib/locale.ts';

const names: Readonly<Record<records.MergeField, () => string>> = {
  number: m.records_field_number,
  name: m.records_field_name,
  birthDay: m.records_field_birth_day,
  nationalId: m.records_field_national_id,
  profession: m.records_field_profession,
  place: m.records_field_place,
  reach: m.records_field_reach,
  times: m.records_field_times,
  hours: m.records_field_hours,
  gender: m.records_field_gender,
  languages: m.records_field_languages,
};

export const fieldName = (field: records.MergeField): string => names[field]();

const said: Readonly<Record<records.MergeField, (record: records.Record) => string>> = {
  // Both ways: a masked number reads left to right in a Persian line.
  number: (record) =>
    `\u2066${plainDigits(record.mobileMasked)}\u2069 · ${record.hasAccount ? m.conflict_has_account() : m.conflict_no_account()}`,
  name: fullName,
  birthDay: ({ bornOn }) => (bornOn ? dayInWords(bornOn) : m.welcome_unsaid()),
  nationalId: ({ hasNationalId, isProven }) => {
    if (!hasNationalId) return m.records_id_none();
    return isProven ? m.records_id_proven() : m.records_id_claimed();
  },
  profession: ({ profession }) => professionInWords(profession),
  place: placeName,
  reach: reachInWords,
  times: ({ windows }) => windowsInWords(windows) || m.welcome_unsaid(),
  hours: ({ weeklyHoursCap }) => hoursInWords(weeklyHoursCap),
  gender: ({ gender }) => genderInWords(gender),
  languages: ({ languages }) => languagesInWords(languages) || m.welcome_unsaid(),
};

/** What a record says in a field. */
export const fieldInWords = (field: records.MergeField, record: records.Record): string =>
  said[field](record);

/** What keeps two records apart, and how that ends. */
export const problemWord: Readonly<Record<records.MergeProblem, () => string>> = {
  own: m.error_records_own,
  overlap: m.error_records_overlap,
  two_undecided: m.error_records_two_undecided,
  barred: m.error_records_barred,
};
