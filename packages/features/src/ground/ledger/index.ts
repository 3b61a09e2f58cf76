// ledger: double entry of every rial that was seen; append-only, corrections are new entries.
// Tables: ledger_account, ledger_transaction, ledger_entry. No contract and no jobs: other features post inside their own transaction.
export {
  accountIdOf,
  contributionsAccount,
  gatewayAccount,
  refundsPayableAccount,
  suspenseAccount,
  type ContributionMeasure,
} from './queries.ts';
export { transferOnce } from './post-once.ts';
