/** Time to answer an offer, unless the shift comes sooner. */
const answerMs = 48 * 3_600_000;
/** Nobody is asked later than this before a shift, and an offer ends then at the latest. */
export const minNoticeMs = 2 * 3_600_000;

/**
 * When an offer ends, or null when it is too late to ask. Pure.
 * @param toldAt when the person's phone tells them: the time to answer counts from then
 */
export function offerExpiry(toldAt: Date, startsAt: Date): Date | null {
  const latest = startsAt.getTime() - minNoticeMs;
  return latest <= toldAt.getTime() ? null : new Date(Math.min(toldAt.getTime() + answerMs, latest));
}
