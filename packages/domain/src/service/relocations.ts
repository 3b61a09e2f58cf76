import { allProvinces, countyByCode, distanceKm, type Point } from '../ground/places.ts';

/** Where help is given, as far as the way there matters. */
interface WorkPlace {
  readonly countyCode: string;
  readonly isRemote: boolean;
}

/** Where somebody lives, and how far they go. */
export interface Home {
  readonly countyCode: string;
  readonly radiusKm: number;
}

const provinceCentres = new Map<string, Point>(
  allProvinces.map(({ code, lat, lon }) => [code, { lat, lon }]),
);

/** A county whose main place is not on our list counts as lying in the middle of its province. */
function pointOf(code: string): Point | null {
  const county = countyByCode(code);
  return county && (county.seat ?? provinceCentres.get(county.provinceCode) ?? null);
}

/** Whether somebody goes to a place outside of the county where they live: what is done from anywhere is nowhere. */
export const isElsewhere = (work: WorkPlace, home: Pick<Home, 'countyCode'>): boolean =>
  !work.isRemote && work.countyCode !== home.countyCode;

/** Whether a place is farther from a home than its owner goes. Where either is unknown, it is. */
export function isOutOfReach(work: WorkPlace, home: Home): boolean {
  if (!isElsewhere(work, home)) return false;
  const [from, to] = [pointOf(home.countyCode), pointOf(work.countyCode)];
  return from === null || to === null || distanceKm(from, to) > home.radiusKm;
}
