/** How long a change waits that nobody showed a passkey for, or only one younger than this: long enough for whoever lost a phone to hear of it. */
export const waitMs = 72 * 3_600_000;

/** Days that is remembered which number was whose: disputes about a lost number come late. */
export const retentionDays = 365;
