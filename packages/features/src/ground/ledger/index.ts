// ledger: double entry of every rial that was seen; append-only, corrections are new entries.
// Tables: ledger_account, ledger_transaction, ledger_entry.
// Contract: none, because other features post inside their own transaction. Pages: none, because it is shown nowhere by
// itself. Jobs: none.
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
