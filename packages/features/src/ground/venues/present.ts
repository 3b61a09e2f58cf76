import type { venues } from '@hamyar/contracts';
import { licenceKinds, venueKinds } from '@hamyar/domain';
import { countyLabel, provinceLabel, termLabel } from '../places/index.ts';
import { actsOn, venueVersion } from './policy.ts';
import type { VenueRow } from './queries.ts';

/** What is told of a venue where something takes place; numbers are texts where they come from JSON of a bigint. */
export interface VenueFacts {
  readonly number: number | string | null;
  readonly name: string;
  readonly kind: string;
  readonly countyCode: string;
  readonly address: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly phone: string | null;
  readonly stepFree: venues.AccessAnswer;
  readonly lift: venues.AccessAnswer;
  readonly accessibleToilet: venues.AccessAnswer;
}

export function presentPlace(row: VenueFacts): venues.VenuePlace {
  const { name, address, phone, stepFree, lift, accessibleToilet, lat, lon } = row;
  return {
    number: Number(row.number),
    name,
    kind: termLabel(venueKinds, row.kind),
    county: countyLabel(row.countyCode),
    address,
    point: lat === null || lon === null ? null : { lat, lon },
    phone,
    stepFree,
    lift,
    accessibleToilet,
  };
}

export function presentVenue(row: VenueRow) {
  return {
    ...presentPlace(row),
    province: provinceLabel(row.provinceCode),
    licenceKind: row.licenceKind === null ? null : termLabel(licenceKinds, row.licenceKind),
    hours: row.hours,
    rooms: row.rooms.map(({ name, capacity }) => ({ name, capacity })),
    state: row.state,
  };
}

export const presentDeskVenue = (row: VenueRow): venues.DeskVenue => ({
  ...presentVenue(row),
  id: row.id,
  version: venueVersion(row),
  may: actsOn(row),
});
