import type { Unavailable } from './unavailable.ts';

/** A text from an approved template; free text does not reach numbers that blocked advertising, so it is not offered. */
export type SmsMessage = {
  /** Our name of the template; the adapter knows the provider's. */
  readonly templateKey: string;
  /** E.164, `+989…`. */
  readonly to: string;
  /** The template's blanks by our names. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Our delivery id: a repeated send with the same reference must not reach the phone twice if the provider can help it. */
  readonly clientReference: string;
};

export type SmsResult =
  | { readonly kind: 'sent'; readonly messageId: string }
  /** The provider will never accept this message as it is: do not retry. `code` is its own number. */
  | { readonly kind: 'rejected'; readonly reason: SmsRejection; readonly code: number }
  | Unavailable;

export type SmsRejection = 'number' | 'template' | 'tokens' | 'credit' | 'account' | 'other';

export type SmsGateway = { sendTemplate(message: SmsMessage): Promise<SmsResult> };
