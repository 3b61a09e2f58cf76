/**
 * How far handing a text to the provider has come. `sending` is written before the call; `held`: our account or the template
 * was refused; `again`: another attempt took its place.
 */
export const messageAttemptStates = ['sending', 'sent', 'rejected', 'unknown', 'held', 'again'] as const;
export type MessageAttemptState = (typeof messageAttemptStates)[number];

/** Whose fault a refusal of the provider is: of one text (number, tokens), of a template, of our whole account. */
export const messageRefusals = ['number', 'template', 'tokens', 'credit', 'account', 'other'] as const;
export type MessageRefusal = (typeof messageRefusals)[number];
