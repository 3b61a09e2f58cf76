import type { Answer, needs } from '@hamyar/contracts';
import { languages, professions, venueKinds } from '@hamyar/domain';
import type { Lists } from '../../ground/lists/index.ts';
import { countyLabel, provinceLabel, termLabel } from '../../ground/places/index.ts';
import { presentPlace, type VenueFacts } from '../../ground/venues/index.ts';
import { actsOn } from './policy.ts';

/** Instants are Dates from columns and texts from JSON. */
type Instant = Date | string;

/** A row of the card queries. */
export interface NeedRow {
  id: string;
  number: number | string;
  title: string;
  titleEn: string | null;
  provinceCode: string;
  countyCode: string;
  theme: string;
  targetGroup: string;
  profession: string;
  venueKind: string;
  urgency: needs.NeedCard['urgency'];
  isRemote: boolean;
  source: string;
  status: needs.NeedCard['status'];
  nextStartsAt: Instant | null;
  nextEndsAt: Instant | null;
  placesLeft: number;
  placesTotal: number;
}

const iso = (value: Instant) => new Date(value).toISOString();

export function presentCard(row: NeedRow, lists: Lists): needs.NeedCard {
  return {
    id: row.id,
    number: Number(row.number),
    title: { fa: row.title, en: row.titleEn },
    province: provinceLabel(row.provinceCode),
    county: countyLabel(row.countyCode),
    theme: termLabel(lists.theme, row.theme),
    targetGroup: termLabel(lists.target_group, row.targetGroup),
    profession: termLabel(professions, row.profession),
    venue: termLabel(venueKinds, row.venueKind),
    urgency: row.urgency,
    isRemote: row.isRemote,
    isDemo: row.source === 'demo',
    status: row.status,
    nextStartsAt: row.nextStartsAt && iso(row.nextStartsAt),
    nextEndsAt: row.nextEndsAt && iso(row.nextEndsAt),
    placesLeft: row.placesLeft,
    placesTotal: row.placesTotal,
  };
}

interface Standing {
  readonly returnedAt: Instant | null;
  readonly returnReason: string | null;
}

/** Whether a draft waits, or is back with whoever wrote it and why. */
export const presentStanding = ({ returnedAt, returnReason }: Standing) => ({
  isReturned: returnedAt !== null,
  returnedAt: returnedAt && iso(returnedAt),
  returnReason,
});

/** @param isOfCounty whether the reader's office is that of the county alone */
export function presentDeskNeed(
  row: NeedRow & Standing & { accepted: number; offered: number; toldAt: Instant | null },
  { now, lists, isOfCounty }: { readonly now: Date; readonly lists: Lists; readonly isOfCounty: boolean },
): Answer<typeof needs.listDesk>['items'][number] {
  const { accepted, offered } = row;
  return {
    ...presentCard(row, lists),
    accepted,
    offered,
    draft: row.status === 'draft' ? presentStanding(row) : null,
    may: actsOn(row, now, isOfCounty),
  };
}

export interface NeedDetailRow extends NeedRow {
  description: string;
  descriptionEn: string | null;
  startsOn: string;
  endsOn: string;
  shifts: {
    id: string;
    startsAt: string;
    endsAt: string;
    /** What the reader may know of where it takes place. */
    venue: VenueFacts | null;
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

export function presentNeed(row: NeedDetailRow, lists: Lists): needs.Need {
  return {
    ...presentCard(row, lists),
    description: { fa: row.description, en: row.descriptionEn },
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    venues: venuesOf(row),
    shifts: row.shifts.map((shift) => ({
      id: shift.id,
      startsAt: iso(shift.startsAt),
      endsAt: iso(shift.endsAt),
      venueNumber: shift.venue === null ? null : Number(shift.venue.number),
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

/** Where its coming shifts take place, each once. */
function venuesOf({ shifts }: NeedDetailRow): needs.Need['venues'] {
  const known = new Map(shifts.flatMap(({ venue }) => (venue ? [[venue.number, venue] as const] : [])));
  return [...known.values()].slice(0, 20).map(presentPlace);
}
