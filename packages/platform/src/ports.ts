import type { Readable } from 'node:stream';
import type { PaymentGateway } from './ports/payment-gateway.ts';
import type { SmsGateway } from './ports/sms-gateway.ts';

/** Uploaded files, kept outside the web root under names of our own. */
export interface FileStore {
  /** Writes a stream; refuses beyond `maxBytes` with reason `file_too_large` and leaves nothing behind. */
  put(name: string, content: Readable, maxBytes: number): Promise<{ sha256: string; bytes: number }>;
  /** Path for streaming readers. */
  pathOf(name: string): string;
  remove(name: string): Promise<void>;
}

/** The outside world as the features see it. */
export interface Ports {
  readonly payments: PaymentGateway;
  readonly sms: SmsGateway;
  readonly files: FileStore;
}
