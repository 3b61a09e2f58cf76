// contributions: verified gifts with where, about what and when they count; their money lives in the ledger.
// Tables: contribution, contribution_pending, contribution_total, project_total. Jobs: contributions.fold, also every 2 s.
export { recordContribution, type VerifiedGift } from './record-contribution.ts';
export { foldPending } from './fold-pending.ts';
export { rebuildTotals } from './rebuild-totals.ts';
export { cashByProvince, countyTotals, dailyTotals, themeTotals } from './queries.ts';
