// payments: attempts to pay a pledge at the gateway, their proof, their receipts.
// Tables: payment, payment_event, receipt, receipt_counter. Reads: pledge, project, ledger_transaction, ledger_entry,
// signed_document.
// Contract: payments. Event: payments.receipt-issued. Jobs: payments.tell-staff, payments.sign-receipt, payments.renew-documents.
// Schedules: payments.reconcile, payments.erase, payments.forget-gifts, payments.sign-receipts.
export { postHold } from './hold-payment.ts';
export { postCapture } from './post-capture.ts';
export { movePayment } from './move-payment.ts';
export { lockPayment, noteKnown, type PaymentRow } from './queries.ts';
export { lookInTurn, watchGateway } from './look-in-turn.ts';
export { tellStaff, tellStaffJob } from './tell-staff.ts';
