import type { venues } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { choicesOf } from '#lib/form.ts';

const answers: Readonly<Record<venues.AccessAnswer, () => string>> = {
  yes: m.venue_access_yes,
  no: m.venue_access_no,
  unknown: m.venue_access_unknown,
};
export const accessWord = (answer: venues.AccessAnswer): string => answers[answer]();
export const accessChoices = () => choicesOf(answers);

export const venueStates = {
  draft: { word: m.venue_state_draft, tone: 'waiting' },
  open: { word: m.venue_state_open, tone: 'good' },
  closed: { word: m.venue_state_closed, tone: 'ended' },
} as const;

/** Ways in, each with what is known of it. */
export const accessRows = (of: Pick<venues.VenuePlace, 'stepFree' | 'lift' | 'accessibleToilet'>) => [
  { term: m.venue_step_free(), value: accessWord(of.stepFree) },
  { term: m.venue_lift(), value: accessWord(of.lift) },
  { term: m.venue_toilet(), value: accessWord(of.accessibleToilet) },
];

const digits = 5;

/** A point as maps write it: about a metre. */
const written = ({ lat, lon }: { lat: number; lon: number }): string =>
  `${lat.toFixed(digits)},${lon.toFixed(digits)}`;

/** Opens the map of the phone. */
export const geoLink = (point: { lat: number; lon: number }): string =>
  `geo:${written(point)}?q=${written(point)}`;

/** Opens a map in a browser, for whoever has no map. */
export const mapLink = ({ lat, lon }: { lat: number; lon: number }): string =>
  `https://www.openstreetmap.org/?mlat=${lat.toFixed(digits)}&mlon=${lon.toFixed(digits)}#map=17/${lat.toFixed(digits)}/${lon.toFixed(digits)}`;

/** Names of the fields of a venue. */
export const venueLabels = () => ({
  kind: m.venue_kind(),
  licenceKind: m.venue_licence(),
  name: m.venue_name(),
  countyCode: m.venue_county(),
  address: m.venue_address(),
  point: m.venue_point(),
  lat: m.venue_point(),
  phone: m.venue_phone(),
  hours: m.venue_hours(),
  rooms: m.venue_rooms(),
  stepFree: m.venue_step_free(),
  lift: m.venue_lift(),
  accessibleToilet: m.venue_toilet(),
});
