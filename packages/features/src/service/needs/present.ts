import type { Answer, needs } from '@hamyar/contracts';
import { languages, professions, targetGroups, themes, venueKinds } from '@hamyar/domain';
import { countyLabel, provinceLabel, termLabel } from '../../ground/places/index.ts';
import { actsOn } from './policy.ts';

/** Instants are Dates from columns and texts from JSON. */
type Instant = Date | string;

/** A row of the card queries. */
export interface NeedRow {
  id: string;
  number: number | string;
  title: string;
  province_code: string;
  county_code: string;
  theme: string;
  target_group: string;
  profession: string;
  venue_kind: string;
  urgency: needs.NeedCard['urgency'];
  is_remote: boolean;
  source: string;
  status: needs.NeedCard['status'];
  next_starts_at: Instant | null;
  next_ends_at: Instant | null;
  places_left: number;
  places_total: number;
}

const iso = (value: Instant) => new Date(value).toISOString();

export function presentCard(row: NeedRow): needs.NeedCard {
  return {
    id: row.id,
    number: Number(row.number),
    title: row.title,
    province: provinceLabel(row.province_code),
    county: countyLabel(row.county_code),
    theme: termLabel(themes, row.theme),
    targetGroup: termLabel(targetGroups, row.target_group),
    profession: termLabel(professions, row.profession),
    venue: termLabel(venueKinds, row.venue_kind),
    urgency: row.urgency,
    isRemote: row.is_remote,
    isDemo: row.source === 'demo',
    status: row.status,
    nextStartsAt: row.next_starts_at && iso(row.next_starts_at),
    nextEndsAt: row.next_ends_at && iso(row.next_ends_at),
    placesLeft: row.places_left,
    placesTotal: row.places_total,
  };
}

export function presentDeskNeed(
  row: NeedRow & { accepted: number; offered: number },
): Answer<typeof needs.listDesk>['items'][number] {
  return { ...presentCard(row), accepted: row.accepted, offered: row.offered, may: actsOn(row.status) };
}

export interface NeedDetailRow extends NeedRow {
  description: string;
  starts_on: string;
  ends_on: string;
  shifts: {
    id: string;
    starts_at: string;
    ends_at: string;
    slots: {
      id: string;
      profession: string;
      gender: 'woman' | 'man' | null;
      language: string | null;
      count: number;
      taken: number;
    }[];
  }[];
}

export function presentNeed(row: NeedDetailRow): needs.Need {
  return {
    ...presentCard(row),
    description: row.description,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    shifts: row.shifts.map((shift) => ({
      id: shift.id,
      startsAt: iso(shift.starts_at),
      endsAt: iso(shift.ends_at),
      slots: shift.slots.map((slot) => ({
        id: slot.id,
        profession: termLabel(professions, slot.profession),
        gender: slot.gender,
        language: slot.language === null ? null : termLabel(languages, slot.language),
        count: slot.count,
        placesLeft: slot.count - slot.taken,
      })),
    })),
  };
}
