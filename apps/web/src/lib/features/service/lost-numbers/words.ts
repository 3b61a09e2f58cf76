import type { Answer, lostNumbers } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';

type Seen = Answer<typeof lostNumbers.listNumbers>['items'][number]['seen'];

/** The document that an officer saw. */
export const seenWord: Readonly<Record<Seen, () => string>> = {
  national_card: m.lost_number_seen_national_card,
  birth_certificate: m.lost_number_seen_birth_certificate,
  passport: m.lost_number_seen_passport,
  residence_card: m.lost_number_seen_residence_card,
  driving_licence: m.lost_number_seen_driving_licence,
};

/** What keeps a number from being renewed, with its cure. */
export const lostNumberProblemWord: Readonly<Record<lostNumbers.LostNumberProblem, () => string>> = {
  no_account: m.error_lost_number_no_account,
  in_office: m.error_lost_number_in_office,
  number_waits: m.lost_number_waits_problem,
};

/** Documents to choose one of. */
export const seenChoices = (): { value: string; label: string }[] =>
  Object.entries(seenWord).map(([value, word]) => ({ value, label: word() }));
