import type { Unavailable } from './unavailable.ts';

/** What we ask the gateway to collect. Amounts are rials, always. */
export type PaymentOrder = {
  readonly amountIrr: bigint;
  /** Shown to the payer at the bank; at most 500 characters. */
  readonly description: string;
  /** Absolute address; its host must be registered with the gateway. */
  readonly callbackUrl: string;
  /** Our payment id, echoed in the gateway's reports. */
  readonly orderId: string;
  /** E.164, only to let the gateway offer saved cards. */
  readonly mobile?: string;
};

/** The gateway understood and said no. `code` is its own number, for the log and for staff. */
export type Refused = { readonly kind: 'refused'; readonly reason: RefusalReason; readonly code: number };

export type RefusalReason =
  | 'invalid_order'
  | 'amount_out_of_range'
  | 'callback_not_allowed'
  | 'merchant_not_accepted'
  | 'too_many_attempts'
  | 'other';

export type RequestResult =
  | { readonly kind: 'ready'; readonly authority: string; readonly feeIrr: bigint }
  | Refused
  | Unavailable;

/** What the browser brought back: a hint, never proof. The amount is ours to know, not the query's to tell. */
export type CallbackHint =
  | { readonly kind: 'callback'; readonly authority: string; readonly hint: 'ok' | 'nok' }
  | { readonly kind: 'malformed' };

export type VerifyResult =
  | {
      readonly kind: 'verified';
      /** False when the gateway had verified it before (a repeated callback): success all the same. */
      readonly first: boolean;
      readonly refId: string;
      /** What was taken, where the gateway's answer says it; ZarinPal's does not, it only accepts the right amount. */
      readonly amountIrr?: bigint;
      /** Like `603799******1234`; the full number never reaches us. */
      readonly cardMask: string | null;
      readonly cardHash: string | null;
      readonly feeIrr: bigint;
    }
  | { readonly kind: 'not_paid' }
  | { readonly kind: 'amount_mismatch' }
  | { readonly kind: 'unknown_authority' }
  | { readonly kind: 'other_merchant' }
  | Refused
  | Unavailable;

export type GatewayPaymentState = 'verified' | 'paid' | 'in_bank' | 'failed' | 'reversed';

/** For deciding whether to verify; never instead of verifying. */
export type InquireResult =
  | { readonly kind: 'found'; readonly state: GatewayPaymentState }
  | { readonly kind: 'unknown_authority' }
  | { readonly kind: 'other_merchant' }
  | Refused
  | Unavailable;

export type ReverseResult =
  | { readonly kind: 'reversed' }
  | { readonly kind: 'too_late' }
  | { readonly kind: 'not_paid' }
  | { readonly kind: 'not_permitted' }
  | { readonly kind: 'unknown_authority' }
  | { readonly kind: 'other_merchant' }
  | Refused
  | Unavailable;

export type UnverifiedPayment = {
  readonly authority: string;
  readonly amountIrr: bigint;
  readonly callbackUrl: string;
};

/** Paid but not verified, newest first, at most 100: the reconciler's source. */
export type UnverifiedResult =
  | { readonly kind: 'listed'; readonly payments: readonly UnverifiedPayment[] }
  | Refused
  | Unavailable;

/**
 * A two-phase redirect gateway. Expected answers are values, `unavailable` among them; nothing here throws for them.
 * Order of a payment: `request` → send the browser to `redirectUrl` → `parseCallback` (or silence) → `verify`.
 */
export type PaymentGateway = {
  request(order: PaymentOrder): Promise<RequestResult>;
  redirectUrl(authority: string): string;
  parseCallback(query: Readonly<Record<string, unknown>>): CallbackHint;
  /** `amountIrr` comes from our own record. Safe to repeat. */
  verify(input: { authority: string; amountIrr: bigint }): Promise<VerifyResult>;
  inquire(input: { authority: string }): Promise<InquireResult>;
  /** Gives the whole amount back; only within 30 minutes of payment. */
  reverse(input: { authority: string }): Promise<ReverseResult>;
  listUnverified(): Promise<UnverifiedResult>;
  /** The same gateway by another terminal. */
  ofTerminal(merchantId: string): PaymentGateway;
};
