import type { Place } from './types.ts';

/** Metres of one hundred-thousandth of a degree of latitude. */
export const metresPerUnit = 1.11195;
/** … and the angle it spans. */
export const radiansPerUnit = Math.PI / 180 / 100_000;

/**
 * Whole metres between two points: the plane through their mean latitude, within 0.5 % of the great circle
 * for the few hundred kilometres that anyone travels.
 */
export function metresBetween(
  latitudeE5: number,
  longitudeE5: number,
  otherLatitudeE5: number,
  otherLongitudeE5: number,
): number {
  const north = latitudeE5 - otherLatitudeE5;
  const meanLatitude = ((latitudeE5 + otherLatitudeE5) / 2) * radiansPerUnit;
  const east = (longitudeE5 - otherLongitudeE5) * Math.cos(meanLatitude);
  return Math.round(Math.sqrt(north * north + east * east) * metresPerUnit);
}

/** Metres between two places; 0 within one county when a point is missing; null when nothing can be said. */
export function metresApart(a: Place, b: Place): number | null {
  if (a.point && b.point) {
    return metresBetween(a.point.latitudeE5, a.point.longitudeE5, b.point.latitudeE5, b.point.longitudeE5);
  }
  return a.countyCode !== null && a.countyCode === b.countyCode ? 0 : null;
}
