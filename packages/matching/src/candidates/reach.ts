import { intAt } from '../at.ts';
import { metresPerUnit, radiansPerUnit } from '../distance.ts';
import type { Point } from '../types.ts';
import { type Cells, rowOf } from './cells.ts';
import { firstFrom } from './column.ts';

/**
 * Cells of one profession in person that may hold somebody in reach, the nearest first; the list is good until the next
 * question. `radiusKm` is the asker's own reach; 0 leaves it to the members.
 */
export function reachedCells(
  cells: Cells,
  profession: number,
  from: { readonly point: Point | null; readonly county: number; readonly radiusKm: number },
): Reached {
  const { county, box, row, widestRadiusKm, ofGroup, reached } = cells;
  const last = intAt(ofGroup, profession + 1);
  let found = 0;
  let cell = intAt(ofGroup, profession);
  for (; cell < last && (from.point === null || row[cell] === 0); cell += 1) {
    if (from.county >= 0 && county[cell] === from.county) reached[found++] = pack(0, cell, false);
  }
  if (from.point) {
    const groupRadiusKm = Math.max(intAt(cells.groupRadiusKm, profession), from.radiusKm);
    const units = (groupRadiusKm * 1_000 + 1) / metresPerUnit;
    const southmost = rowOf(cells.sideE5, from.point.latitudeE5 - units);
    const northmost = rowOf(cells.sideE5, from.point.latitudeE5 + units);
    for (
      cell = firstFrom(row, cell, last, southmost);
      cell < last && intAt(row, cell) <= northmost;
      cell += 1
    ) {
      const radiusKm = Math.max(intAt(widestRadiusKm, cell), from.radiusKm);
      const metres = leastMetres(box, cell * 4, from.point, radiusKm);
      if (metres >= 0) reached[found++] = pack(metres, cell, true);
    }
  }
  return reached.subarray(0, found).sort();
}

/** Cells to look at: no member is nearer than the metres; unless they are to be measured, all are at distance 0. */
export type Reached = Float64Array;

const cellSpan = 2 ** 26;
const pack = (metres: number, cell: number, measure: boolean): number =>
  (metres * 2 + Number(measure)) * cellSpan + cell;
/** The cell of a packed reach. */
export const cellOf = (packed: number): number => packed % cellSpan;
/** The least metres of a packed reach. */
export const metresOf = (packed: number): number => Math.floor(packed / (2 * cellSpan));
/** Whether the members of a packed reach must be measured one by one. */
export const isMeasured = (packed: number): boolean => Math.floor(packed / cellSpan) % 2 === 1;

/** A distance none of a box's members is nearer than, or -1 when that is beyond the radius. */
function leastMetres(box: Int32Array, at: number, from: Point, radiusKm: number): number {
  const [south, north] = [intAt(box, at), intAt(box, at + 1)];
  const latitude = from.latitudeE5;
  const reach = (radiusKm * 1_000 + 1) / metresPerUnit;
  const northwards = Math.max(0, south - latitude, latitude - north);
  if (northwards > reach) return -1;
  const degreesEast = Math.max(
    0,
    intAt(box, at + 2) - from.longitudeE5,
    from.longitudeE5 - intAt(box, at + 3),
  );
  const steepest = Math.max(Math.abs(latitude + south), Math.abs(latitude + north)) / 2;
  const eastwards = degreesEast === 0 ? 0 : degreesEast * Math.cos(steepest * radiansPerUnit);
  // One metre less for the rounding of the true distance.
  const least = Math.sqrt(northwards * northwards + eastwards * eastwards) * metresPerUnit - 1;
  return least > radiusKm * 1_000 ? -1 : Math.max(0, Math.floor(least));
}
