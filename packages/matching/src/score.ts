import { metresApart } from './distance.ts';
import { fittingCredential } from './feasibility.ts';
import type { CredentialTier, RoleSlot, Volunteer } from './types.ts';
import { marginIn } from './week.ts';

export const partNames = [
  'fit',
  'distance',
  'time',
  'continuity',
  'fairness',
  'urgency',
  'council',
  'reliability',
] as const;
export type PartName = (typeof partNames)[number];
export type Parts = Readonly<Record<PartName, number>>;

/** What each part may contribute at most; they sum to 10,000. A published figure names the version it was made with. */
export type Weights = { readonly version: string; readonly max: Parts };

/**
 * Fit and distance lead because they decide whether a shift is kept. Fairness outweighs reliability: a national scheme
 * that kept calling the same people left two thirds of its volunteers without a single task.
 */
export const standardWeights: Weights = {
  version: '2026-11',
  max: {
    fit: 2_500,
    distance: 2_000,
    time: 1_000,
    continuity: 800,
    fairness: 1_300,
    urgency: 1_000,
    council: 800,
    reliability: 600,
  },
};

/** `total` = sum of `parts`, 0..10,000. `shares` are the same parts per mille of their maximum. */
export type Score = {
  readonly total: number;
  readonly parts: Parts;
  readonly shares: Parts;
  readonly version: string;
};

/** After this many idle days fairness is full: about two months without a task is when people stop answering. */
const fullIdleDays = 60;
/** An hour free on both sides of a shift is as good as any more. */
const easyMarginMinutes = 60;

/** Scores a feasible pair; for an infeasible one the figure means nothing. Pure, integers only. */
export function score(volunteer: Volunteer, slot: RoleSlot, weights: Weights = standardWeights): Score {
  const credential = fittingCredential(volunteer, slot);
  const metres = metresApart(volunteer.home, slot.place);
  const near = metres === null ? 0 : distanceShare(metres, volunteer.radiusKm);
  const shares: Parts = {
    fit: credential ? fitShare(credential, slot) : 0,
    distance: slot.remote ? remoteShare : near,
    time: volunteer.weekly ? timeShare(marginIn(volunteer.weekly, slot) ?? -1) : unstatedTimeShare,
    continuity: slot.venueId !== null && volunteer.knownVenueIds.includes(slot.venueId) ? 1_000 : 0,
    fairness: fairnessShare(volunteer.idleDays),
    urgency: clamp(slot.urgency),
    council: clamp(slot.councilPriority),
    reliability: clamp(volunteer.reliability),
  };
  const parts = { ...shares };
  let total = 0;
  for (const name of partNames) {
    parts[name] = points(weights.max[name], shares[name]);
    total += parts[name];
  }
  return { total, parts, shares, version: weights.version };
}

/** A part's points: its share, per mille, of what it may contribute at most. */
export function points(most: number, share: number): number {
  return Math.floor((most * share) / 1_000);
}

/** Remote work costs no travel but is not preferred to a neighbour. */
export const remoteShare = 700;

/** Not having stated any availability is worth less than fitting it tightly. */
export const unstatedTimeShare = 300;

/** Scarce skill is not spent where it is not asked for: surplus level and unasked specialty cost. */
export function fitShare(
  held: { readonly specialty: string | null; readonly level: number; readonly tier: CredentialTier },
  asked: { readonly specialty: string | null; readonly minLevel: number },
): number {
  const unasked = asked.specialty === null && held.specialty !== null ? 250 : 0;
  const surplus = 100 * Math.min(4, held.level - asked.minLevel);
  const unsure = held.tier === 'verified' ? 0 : 200;
  return clamp(1_000 - unasked - surplus - unsure);
}

/** Full at the doorstep, nothing at the end of what they are willing to travel. */
export function distanceShare(metres: number, radiusKm: number): number {
  return 1_000 - share(metres, Math.max(1, radiusKm * 1_000));
}

/** By the free minutes on the tighter side of the shift; negative: it does not fit. */
export function timeShare(margin: number): number {
  return margin < 0 ? 0 : 600 + Math.floor((share(margin, easyMarginMinutes) * 400) / 1_000);
}

/** From 0 for somebody who helped today to 1,000 for somebody who waits as long as counts. */
export function fairnessShare(idleDays: number): number {
  return share(idleDays, fullIdleDays);
}

function share(value: number, full: number): number {
  return clamp(Math.floor((value * 1_000) / full));
}

function clamp(value: number): number {
  return Math.min(1_000, Math.max(0, Math.trunc(value)));
}
