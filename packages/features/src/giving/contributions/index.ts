// contributions: verified gifts with where, about what and when they count; their money lives in the ledger.
// Tables: contribution, contribution_claim, contribution_pending, contribution_total, contribution_recorded, project_total.
// Reads: ledger_account, ledger_transaction, ledger_entry.
// Contract: none, because gifts are shown inside projects, payments and councils. Pages: none, because of the same.
// Job: contributions.fold. Schedules: contributions.fold-schedule, contributions.erase.
export { retentionYears } from './policy.ts';
export { forgetGivers } from './privacy.ts';
export { passGifts } from './claim-gifts.ts';
export { recordContribution, type VerifiedGift } from './record-contribution.ts';
export { recordContributions, type ReceivedGift } from './record-contributions.ts';
export { findRecorded, type Recorded } from './find-recorded.ts';
export { reverseContributions } from './reverse-contributions.ts';
export { foldPending } from './fold-pending.ts';
export {
  cashByProvince,
  countyTotals,
  dailyTotals,
  officeRecordedUntil,
  recordedUntil,
  themeTotals,
} from './queries.ts';
