// ledger: double entry of every rial that was seen; append-only, corrections are new entries.
// Books are closed month by month, and read as of a day and as known at another.
// Tables: ledger_account, ledger_transaction, ledger_entry, ledger_closing, ledger_closing_balance. Reads: account.
// Contract: ledger. Jobs: none.
export {
  assetAccount,
  type ContributionMeasure,
  contributionsAccount,
  gatewayAccount,
  refundsPayableAccount,
  suspenseAccount,
} from './queries.ts';
export { type Fact, postMany } from './post-many.ts';
export { transferOnce } from './post-once.ts';
export { closedMonths, requireOpen } from './require-open.ts';
