import type { ReasonKind } from '../ground/lists.ts';
import { mayMove, type Moves, statesBefore } from '../kit/state-machine.ts';
import { undoMs } from '../kit/undo.ts';

/** Where a need may stand; the contract and the database name the same (a test compares them). */
export const needStatuses = ['draft', 'open', 'closed', 'cancelled'] as const;
export type NeedStatus = (typeof needStatuses)[number];

export const needMoves: Moves<NeedStatus> = {
  draft: ['open', 'cancelled'],
  open: ['closed', 'cancelled'],
  // For the half hour in which nobody has been told yet.
  closed: ['open'],
  cancelled: [],
};

/** Whether a need that stands here may move there. */
export const mayMoveNeed = (from: NeedStatus, to: NeedStatus): boolean => mayMove(needMoves, from, to);

/** Statuses from which a need may come to this one: the `any(…)` of a guarded update. */
export const needStatusesBefore = (to: NeedStatus): NeedStatus[] => statesBefore(needMoves, to);

/** Whether a closing ends the places that people have, by the kind of its reason. */
export const endsPlaces = (kind: ReasonKind | null): boolean => kind === 'ends_places';

/** Whoever is to come sooner than this must hear of it now: then nothing can be taken back. */
const closingNoticeMs = 3 * 3_600_000;

/** When people are told that a need is closed. Pure. @param nextPlaceAt the soonest place that ends with it, if any */
export function closingToldAt(now: Date, nextPlaceAt: Date | null): Date {
  const isSoon = nextPlaceAt !== null && nextPlaceAt.getTime() - now.getTime() < closingNoticeMs;
  return isSoon ? now : new Date(now.getTime() + undoMs);
}
