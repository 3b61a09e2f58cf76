// venues: where help happens, one list for needs and whatever else takes place somewhere. A home is told to its office and to
// whoever is to come, which the database itself keeps; its address goes when nobody is to come any more.
// Tables: venue. Reads: in the checks county. Contract: venues. Schedule: venues.erase.
export { keepVenue } from './keep-venue.ts';
export { presentPlace, type VenueFacts } from './present.ts';
export { findVenue, venueJson } from './queries.ts';
