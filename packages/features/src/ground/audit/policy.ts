/** Rows sealed in one transaction: locks are short, and a run that was missed is made up for soon. */
export const sealBatch = 2_000;

/**
 * A transaction is over long before: the server ends idle ones after seconds, and no job works longer in one. What gets its
 * row later than this after the instant that it bears was not written when it says.
 */
export const graceMs = 10 * 60_000;
