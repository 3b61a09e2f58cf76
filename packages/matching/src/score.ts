import { metresApart } from './distance.ts';
import { fittingCredential } from './feasibility.ts';
import type { RoleSlot, Volunteer } from './types.ts';
import { marginsIn } from './week.ts';

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
const FULL_IDLE_DAYS = 60;
/** An hour free on both sides of a shift is as good as any more. */
const EASY_MARGIN_MINUTES = 60;

/** Scores a feasible pair; for an infeasible one the figure means nothing. Pure, integers only. */
export function score(volunteer: Volunteer, slot: RoleSlot, weights: Weights = standardWeights): Score {
  const shares: Parts = {
    fit: fitShare(volunteer, slot),
    distance: distanceShare(volunteer, slot),
    time: timeShare(volunteer, slot),
    continuity: slot.venueId !== null && volunteer.knownVenueIds.includes(slot.venueId) ? 1_000 : 0,
    fairness: share(volunteer.idleDays, FULL_IDLE_DAYS),
    urgency: clamp(slot.urgency),
    council: clamp(slot.councilPriority),
    reliability: clamp(volunteer.reliability),
  };
  const parts = { ...shares };
  let total = 0;
  for (const name of partNames) {
    parts[name] = Math.floor((weights.max[name] * shares[name]) / 1_000);
    total += parts[name];
  }
  return { total, parts, shares, version: weights.version };
}

/** Scarce skill is not spent where it is not asked for: surplus level and unasked specialty cost. */
function fitShare(volunteer: Volunteer, slot: RoleSlot): number {
  const credential = fittingCredential(volunteer, slot);
  if (!credential) return 0;
  const unasked = slot.specialty === null && credential.specialty !== null ? 250 : 0;
  const surplus = 100 * Math.min(4, credential.level - slot.minLevel);
  const unsure = credential.tier === 'verified' ? 0 : 200;
  return clamp(1_000 - unasked - surplus - unsure);
}

/** Remote work costs no travel but is not preferred to a neighbour. */
function distanceShare(volunteer: Volunteer, slot: RoleSlot): number {
  if (slot.remote) return 700;
  const metres = metresApart(volunteer.home, slot.place);
  return metres === null ? 0 : 1_000 - share(metres, Math.max(1, volunteer.radiusKm * 1_000));
}

/** Not having stated any availability is worth less than fitting it tightly. */
function timeShare(volunteer: Volunteer, slot: RoleSlot): number {
  if (!volunteer.weekly) return 300;
  const margins = marginsIn(volunteer.weekly, slot);
  if (!margins) return 0;
  return (
    600 + Math.floor((share(Math.min(margins.before, margins.after), EASY_MARGIN_MINUTES) * 400) / 1_000)
  );
}

function share(value: number, full: number): number {
  return clamp(Math.floor((value * 1_000) / full));
}

function clamp(value: number): number {
  return Math.min(1_000, Math.max(0, Math.trunc(value)));
}
