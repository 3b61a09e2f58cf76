import type { matching } from '@hamyar/contracts';
import { type MatchingRunState, mayMoveMatchingRun } from '@hamyar/domain';
import { versionOf } from '../../kit/version.ts';

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
