/**
 * How far a text has come at the provider. `held`: our account or the template was refused, so that it waits; `again`:
 * another attempt took its place.
 */
export const messageAttemptStates = ['sending', 'sent', 'rejected', 'unknown', 'held', 'again'] as const;
export type MessageAttemptState = (typeof messageAttemptStates)[number];

/** What a provider refused a text for. */
export const messageRefusals = ['number', 'template', 'tokens', 'credit', 'account', 'other'] as const;
export type MessageRefusal = (typeof messageRefusals)[number];
