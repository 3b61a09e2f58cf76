import type { HandlerInput, venues } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import { countyByCode, isHome, isInIran, isNowhere, normalizeText } from '@hamyar/domain';
import { versionOf } from '../../kit/version.ts';
import type { VenueRow } from './queries.ts';

export type VenueForm = Omit<HandlerInput<typeof venues.create>['body'], 'formKey'>;

/** Why these facts cannot be of a venue: field and reason, or null. Pure. */
export function factsRefusal(form: VenueForm): { path: string; reason: Reason } | null {
  if (!countyByCode(form.countyCode)) return { path: 'countyCode', reason: 'venue.unknown_county' };
  if (form.licenceKind !== null && form.kind !== 'non_government_centre')
    return { path: 'licenceKind', reason: 'venue.licence_without_centre' };
  if ((form.lat === null) !== (form.lon === null))
    return { path: form.lat === null ? 'lat' : 'lon', reason: 'venue.point_half' };
  if (form.lat !== null && form.lon !== null && !isInIran({ lat: form.lat, lon: form.lon }))
    return { path: 'lat', reason: 'venue.point_outside' };
  return null;
}

type Found = Pick<VenueRow, 'kind' | 'address' | 'state'>;

/** Why a venue cannot be opened, or null: whoever is to come must be able to find it. Pure. */
export function whyNotOpen({ kind, address, state }: Found): Reason | null {
  if (state === 'open') return 'venue.not_openable';
  const isPlaceless = isNowhere(kind) || kind === 'mobile_unit';
  return address.trim() === '' && !isPlaceless ? 'venue.address_missing' : null;
}

/** What its office may do with a venue. Pure. */
export function actsOn(row: Found): venues.VenueAct[] {
  if (row.state === 'open') return ['edit', 'close'];
  return whyNotOpen(row) === null ? ['edit', 'open'] : ['edit'];
}

/** Version of what an office saw of a venue. */
export const venueVersion = (row: VenueRow): string =>
  versionOf([row.id, row.state, row.updatedAt.getTime(), row.name, row.kind, row.address]);

/** Days that a home is kept: until it is used, and after its last shift. */
export const homeDays = 90;

/** The columns of a form: what is nowhere has no address. */
export function columnsOf(form: VenueForm, provinceCode: string, homeUntil: string) {
  const { lat, lon, rooms, ...rest } = form;
  const nowhere = isNowhere(form.kind);
  return {
    ...rest,
    provinceCode,
    address: nowhere ? '' : form.address,
    lat: nowhere ? null : lat,
    lon: nowhere ? null : lon,
    rooms: rooms.map(({ name, capacity }) => ({ name: normalizeText(name), capacity })),
    retainUntil: isHome(form.kind) ? homeUntil : null,
  };
}
