import type { matching } from '@hamyar/contracts';
import { type MatchingRunState, mayMoveMatchingRun } from '@hamyar/domain';
import { versionOf } from '../../kit/version.ts';

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

/** Whether proposals of a run may go out: it is finished and no newer one took its place. */
export const isReadyToOffer = (state: MatchingRunState): boolean => mayMoveMatchingRun(state, 'offered');

/** Version of the proposals that an officer saw: another after some went out or were taken back. */
export const sendingVersion = (
  state: MatchingRunState,
  counts: { readonly proposed: number; readonly offered: number; readonly answered: number },
): string => versionOf([state, counts.proposed, counts.offered, counts.answered]);

/** What may be done with a run that has so many proposals left, and whose input is or is not kept. Pure. */
export function actsOn(
  run: { state: matching.MatchingRun['state']; resultDigest: string | null },
  left: { proposed: number; hasSnapshot: boolean },
): matching.RunAct[] {
  return [
    ...(isReadyToOffer(run.state) && left.proposed > 0 ? (['sendOffers'] as const) : []),
    ...(run.resultDigest !== null && left.hasSnapshot ? (['replay'] as const) : []),
  ];
}
