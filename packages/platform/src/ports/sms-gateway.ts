import type { Unavailable } from './unavailable.ts';

/** A text from an approved template; free text does not reach numbers that blocked advertising, so it is not offered. */
export type SmsMessage = {
  /** Our name of the template; the adapter knows the provider's. */
  readonly templateKey: string;
  /** E.164, `+989…`. */
  readonly to: string;
  /** The template's blanks by our names. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Line of the office that sends it, digits; null: the account's own. A line that is not the account's is passed over. */
  readonly line: string | null;
  /** Our delivery id: a repeated send with the same reference must not reach the phone twice if the provider can help it. */
  readonly clientReference: string;
};

export type SmsResult =
  | { readonly kind: 'sent'; readonly messageId: string }
  /** The provider does not take this message as things stand; `code` is its own number. */
  | { readonly kind: 'rejected'; readonly reason: SmsRejection; readonly code: number }
  | Unavailable;

/** Whose fault a refusal is: of this message (number, tokens), of one template, or of our whole account (credit, account). */
export type SmsRejection = 'number' | 'template' | 'tokens' | 'credit' | 'account' | 'other';

/** Refusals that say nothing about the message: once somebody has mended the account or the template, it can go out. */
export const mendableRejections = [
  'credit',
  'account',
  'template',
] as const satisfies readonly SmsRejection[];

export type SmsGateway = { sendTemplate(message: SmsMessage): Promise<SmsResult> };
