import type { privacy } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';

/** Why something stays of somebody who is erased. */
export const stayWords: Readonly<Record<privacy.KeptReason, () => string>> = {
  books: m.privacy_stays_books,
  receipts: m.privacy_stays_receipts,
  trail: m.privacy_stays_trail,
  'office-records': m.privacy_stays_office_records,
  tombstone: m.privacy_stays_tombstone,
};

/** What ends when somebody is erased. */
export const endingWords: Readonly<Record<privacy.Ending, (words: { count: string }) => string>> = {
  places: m.privacy_erase_places,
  pledges: m.privacy_erase_pledges,
};
