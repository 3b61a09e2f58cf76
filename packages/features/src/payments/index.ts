// payments: attempts to pay a pledge at the gateway, their proof, their receipts.
// Tables: payment, payment_event, receipt, receipt_counter. Contract: payments. Schedule: payments.reconcile.
export {};
