// held-payments: money that came in another amount than asked, and what two officers make of it.
// Table: payment_cure; works on payment and its ledger postings through payments. Contract: held-payments.
// Schedules: held-payments.refund, held-payments.remind.
export {};
