// payments: attempts to pay a pledge at the gateway, their proof, their receipts.
// Tables: payment, payment_event, receipt, receipt_counter. Contract: payments. Job: payments.tell-staff.
// Schedule: payments.reconcile.
export { postHold } from './hold-payment.ts';
export { postCapture } from './post-capture.ts';
export { movePayment, type PaymentRow } from './queries.ts';
export { lookInTurn, watchGateway } from './take-turns.ts';
export { tellStaff, tellStaffJob } from './tell-staff.ts';
