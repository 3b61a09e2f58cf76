import type { FileScanner } from './ports/file-scanner.ts';
import type { FileStore } from './ports/file-store.ts';
import type { PaymentGateway } from './ports/payment-gateway.ts';
import type { SmsGateway } from './ports/sms-gateway.ts';
import type { Witnesses } from './ports/witness.ts';

/** The outside world as the features see it. */
export interface Ports {
  readonly payments: PaymentGateway;
  readonly sms: SmsGateway;
  readonly files: FileStore;
  /** Null where the operator has set none up: then nothing is said to be clean. */
  readonly scanner: FileScanner | null;
  readonly witnesses: Witnesses;
}
