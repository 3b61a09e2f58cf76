/** One text for whatever happened in a complaint: a phone lies open, and says nothing of it. */
const complaintText = {
  template: 'hamyar-complaint-en',
  slots: { token: 'link' },
  text: 'Hamyar\nThere is news for you about a report: %token',
} as const;

/**
 * The same texts in English, for whoever chose English for theirs: each is the Persian one’s key with `_en`, its provider’s name
 * with `-en`, and has the same slots. Letters and signs of the GSM 7-bit alphabet alone, which make parts of 160 instead of 70.
 */
export const englishSmsTemplates = {
  sign_in_code_en: {
    template: 'hamyar-code-en',
    slots: { token: 'code' },
    text: 'Hamyar\nYour sign-in code: %token\nDo not give it to anybody.\n@{host} #%token',
  },
  offer_en: {
    template: 'hamyar-offer-en',
    slots: { token: 'link', token10: 'when', token20: 'need' },
    text: 'Hamyar\nYou volunteered with us, and we need you: %token20\n%token10\nSee, answer or stop these texts: %token',
  },
  offers_en: {
    template: 'hamyar-offers-en',
    slots: { token: 'link', token2: 'count' },
    text: 'Hamyar\nYou volunteered with us, and we need you for %token2 shifts.\nSee, answer or stop these texts: %token',
  },
  assignment_accepted_en: {
    template: 'hamyar-accepted-en',
    slots: { token: 'link', token10: 'when', token20: 'need' },
    text: 'Hamyar\nThank you; this shift is yours: %token20\n%token10\n%token',
  },
  assignment_cancelled_en: {
    template: 'hamyar-cancelled-en',
    slots: { token: 'link', token10: 'when', token20: 'need' },
    text: 'Hamyar\nYour shift was cancelled: %token20\n%token10\nWhy: %token',
  },
  place_day_closed_en: {
    template: 'hamyar-day-closed-en',
    slots: { token: 'link', token10: 'when', token20: 'need' },
    text: 'Hamyar\nThat day was declared closed, and this shift does not take place: %token20\n%token10\nWhy: %token',
  },
  place_reopened_en: {
    template: 'hamyar-day-reopened-en',
    slots: { token: 'link', token10: 'when', token20: 'need' },
    text: 'Hamyar\nThat day is open again: %token20\n%token10\nWill you come? %token',
  },
  place_moved_en: {
    template: 'hamyar-day-moved-en',
    slots: { token: 'link', token10: 'instead', token20: 'need' },
    text: 'Hamyar\nBecause of a closure your shift was moved: %token20\nNew time: %token10\nWill you come? %token',
  },
  receipt_en: {
    template: 'hamyar-receipt-en',
    slots: { token: 'link', token10: 'amount', token20: 'project' },
    text: 'Hamyar\nYour gift arrived: %token10\nFor %token20\nReceipt: %token',
  },
  credential_verified_en: {
    template: 'hamyar-credential-en',
    slots: { token: 'link' },
    text: 'Hamyar\nYour licence is confirmed. Needs that fit you: %token',
  },
  sign_in_changed_en: {
    template: 'hamyar-sign-in-en',
    slots: { token: 'link' },
    text: 'Hamyar\nThe ways to sign in to your account changed. If it was not you: %token',
  },
  number_change_en: {
    template: 'hamyar-number-en',
    slots: { token: 'link' },
    text: 'Hamyar\nAnother number was asked for to sign in to your account and replaces this one in three days. If it was not you: %token',
  },
  number_moved_en: {
    template: 'hamyar-number-moved-en',
    slots: { token: 'link' },
    text: 'Hamyar\nFrom now on your account is signed in to with another number. If it was not you, tell your provincial office: %token',
  },
  guardian_asked_en: {
    template: 'hamyar-guardian-en',
    slots: { token: 'link' },
    text: 'Hamyar\nA young person has named you as their guardian, to volunteer with your agreement. Read and answer: %token\nIf you do not know them, do not agree.',
  },
  guardian_grown_en: {
    template: 'hamyar-guardian-grown-en',
    slots: { token: 'link' },
    text: 'Hamyar\nThe young person who named you as guardian changed their date of birth and is now an adult here. If that is wrong, tell your provincial office: %token',
  },
  records_joined_en: {
    template: 'hamyar-records-en',
    slots: { token: 'link' },
    text: 'Hamyar\nYour two volunteer records were joined. If the other record is not yours, tell your provincial office: %token',
  },
  record_parted_en: {
    template: 'hamyar-records-parted-en',
    slots: { token: 'link' },
    text: 'Hamyar\nYour office parted a second person, recorded under your number, from your record. If that is not right, tell the office: %token',
  },
  volunteer_moved_en: {
    template: 'hamyar-moved-en',
    slots: { token: 'link' },
    text: 'Hamyar\nYour provincial office changed where you live, at your request. If you did not ask for it, tell the office: %token',
  },
  complaint_news_en: complaintText,
  complaint_hearing_en: complaintText,
  complaint_suspended_en: complaintText,
  complaint_lifted_en: complaintText,
  complaint_decided_en: complaintText,
  staff_replaced_en: {
    template: 'hamyar-staff-ended-en',
    slots: { token: 'link' },
    text: 'Hamyar\nThe host ended your offices and invited somebody else. If you did not ask for that, tell an auditor: %token',
  },
  staff_invited_en: {
    template: 'hamyar-staff-en',
    slots: { token: 'link' },
    text: 'Hamyar\nYou are invited to work on the platform. Read and answer: %token\nIf you do not know who invited you, do not accept.',
  },
} as const;
