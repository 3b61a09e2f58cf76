import type { Place, Point } from './types.ts';

/** Metres of one hundred-thousandth of a degree of latitude. */
const METRES_PER_UNIT = 1.11195;
const RADIANS_PER_UNIT = Math.PI / 180 / 100_000;

/**
 * Whole metres between two points: the plane through their mean latitude, within 0.5 % of the great circle
 * for the few hundred kilometres that anyone travels.
 */
export function metresBetween(a: Point, b: Point): number {
  const north = a.latitudeE5 - b.latitudeE5;
  const meanLatitude = ((a.latitudeE5 + b.latitudeE5) / 2) * RADIANS_PER_UNIT;
  const east = (a.longitudeE5 - b.longitudeE5) * Math.cos(meanLatitude);
  return Math.round(Math.sqrt(north * north + east * east) * METRES_PER_UNIT);
}

/** Metres between two places; 0 within one county when a point is missing; null when nothing can be said. */
export function metresApart(a: Place, b: Place): number | null {
  if (a.point && b.point) return metresBetween(a.point, b.point);
  return a.countyCode !== null && a.countyCode === b.countyCode ? 0 : null;
}
