import { documentsRefused } from '../../ground/signing/index.ts';
import { erasureEveryMs } from '../../kit/erasure.ts';
import { on, type Reaction } from '../../kit/events.ts';
import type { FeatureJob, FeatureSchedule } from '../../kit/feature.ts';
import { eraseCards } from './erase-cards.ts';
import { receiptIssued } from './events.ts';
import { forgetGifts } from './forget-gifts.ts';
import { reconcilePayments, turnMs } from './reconcile-payments.ts';
import { renewDocumentsJob } from './renew-documents.ts';
import { signReceiptJob, signReceipts } from './sign-receipts.ts';
import { tellStaffJob } from './tell-staff.ts';

export const paymentsJobs: readonly FeatureJob[] = [tellStaffJob, signReceiptJob, renewDocumentsJob];

export const paymentsHandles: readonly Reaction[] = [
  on(receiptIssued, signReceiptJob),
  on(documentsRefused, renewDocumentsJob),
];

export const paymentsSchedules: readonly FeatureSchedule[] = [
  { name: 'payments.reconcile', everyMs: turnMs, run: reconcilePayments },
  { name: 'payments.erase', everyMs: erasureEveryMs, run: eraseCards },
  { name: 'payments.forget-gifts', everyMs: erasureEveryMs, run: forgetGifts },
  { name: 'payments.sign-receipts', everyMs: 30_000, run: signReceipts },
];
