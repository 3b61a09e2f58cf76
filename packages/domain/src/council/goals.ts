/** Growth, progress and pace in exact integers. Money is `bigint` rials; ratios are basis points (1/100 %). */

function roundedDivision(numerator: bigint, denominator: bigint): bigint {
  const [top, bottom] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
  const half = bottom / 2n;
  return top >= 0n ? (top + half) / bottom : -((-top + half) / bottom);
}

/**
 * Growth against the same period, in basis points, rounded half away from zero: 1,200 is +12 %. null when nothing
 * was given before: there is no growth from zero, and the page shows «—».
 */
export function growthBasisPoints(currentIrr: bigint, previousIrr: bigint): bigint | null {
  if (previousIrr <= 0n) return null;
  const rounded = roundedDivision((currentIrr - previousIrr) * 10_000n, previousIrr);
  // A fall to almost nothing is not a fall to nothing.
  return rounded <= -10_000n && currentIrr > 0n ? -9_999n : rounded;
}

/** Basis points as percent text in ASCII digits: 1200 → "12", 1234 → "12.34", -50 → "-0.5". */
export function percentText(basisPoints: bigint): string {
  const size = basisPoints < 0n ? -basisPoints : basisPoints;
  const fraction = (size % 100n).toString().padStart(2, '0').replace(/0+$/, '');
  return `${basisPoints < 0n ? '-' : ''}${size / 100n}${fraction && `.${fraction}`}`;
}

/**
 * How far a goal is reached, in basis points (may pass 10,000); null for a goal of zero. Never rounded over a line: 10,000
 * only when it is reached, 0 only when nothing is.
 */
export function progressBasisPoints(reachedIrr: bigint, targetIrr: bigint): bigint | null {
  if (targetIrr <= 0n) return null;
  const rounded = roundedDivision(reachedIrr * 10_000n, targetIrr);
  if (reachedIrr < targetIrr && rounded >= 10_000n) return 9_999n;
  return reachedIrr > 0n && rounded === 0n ? 1n : rounded;
}

/**
 * What a target of "so many basis points more than last year" is in rials, rounded up: a goal is not met by rounding.
 */
export function targetFromGrowth(previousIrr: bigint, growth: bigint): bigint {
  const scaled = previousIrr * (10_000n + growth);
  return scaled <= 0n ? 0n : (scaled + 9_999n) / 10_000n;
}

export interface Pace {
  /** Where the period ends if every day left brings what the days passed brought on average. */
  projectedIrr: bigint;
  /** What each day left must bring to meet the target; 0 when it is met, null when no day is left. */
  neededPerDayIrr: bigint | null;
}

/** Straight-line pace. `daysPassed` counts the as-of day; null before the first day has passed. */
export function pace(
  reachedIrr: bigint,
  targetIrr: bigint,
  daysPassed: number,
  daysTotal: number,
): Pace | null {
  if (daysPassed <= 0 || daysTotal < daysPassed) return null;
  const left = BigInt(daysTotal - daysPassed);
  const missing = targetIrr > reachedIrr ? targetIrr - reachedIrr : 0n;
  return {
    projectedIrr: roundedDivision(reachedIrr * BigInt(daysTotal), BigInt(daysPassed)),
    neededPerDayIrr: left === 0n ? (missing === 0n ? 0n : null) : (missing + left - 1n) / left,
  };
}

/** Two sums of the same window of two years: «۹۰۰ میلیارد» of a whole year never stands beside a year to date. */
export interface Comparison {
  currentIrr: bigint;
  previousIrr: bigint;
  differenceIrr: bigint;
  growthBasisPoints: bigint | null;
}

/** Two sums of whole rials side by side: the difference, and the growth as far as one can be told. */
export function compareIrr(currentIrr: bigint, previousIrr: bigint): Comparison {
  return {
    currentIrr,
    previousIrr,
    differenceIrr: currentIrr - previousIrr,
    growthBasisPoints: growthBasisPoints(currentIrr, previousIrr),
  };
}
