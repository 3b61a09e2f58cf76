// held-payments: money that came in another amount than asked, and what two officers make of it.
// Tables: payment_resolution. Reads: payment, payment_event, receipt, pledge, project, ledger_account, ledger_transaction, ledger_entry.
// A payment is written through payments alone. Contract: held-payments.
// Schedules: held-payments.refund, held-payments.remind.
export { maxResolutionsPerHour } from './propose-resolution.ts';
