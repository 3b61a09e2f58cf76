import type { assignments } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import { countyByCode, distanceKm, professions, venueKinds } from '@hamyar/domain';
import type { Lists } from '../../ground/lists/index.ts';
import { countyLabel, provinceLabel, termLabel } from '../../ground/places/index.ts';
import { presentPlace as presentVenue } from '../../ground/venues/index.ts';
import { presentExplanation } from '../eligibility/index.ts';
import { actsOn } from './policy.ts';
import type { AssignmentRow, PlaceRow } from './queries.ts';

type Place = Omit<
  assignments.MyAssignment,
  'id' | 'state' | 'source' | 'explanation' | 'expiresAt' | 'endedBy' | 'whyNot' | 'may'
>;

export function presentPlace(row: PlaceRow, volunteerCounty: string | null, lists: Lists): Place {
  return {
    roleSlotId: row.roleSlotId,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    profession: termLabel(professions, row.profession),
    placesLeft: row.placesLeft,
    venue: row.venue && presentVenue(row.venue),
    closedBecause: row.closedBecause === null ? null : termLabel(lists.closure_reason, row.closedBecause),
    distanceKm: row.isRemote ? null : kilometres(volunteerCounty, row.countyCode),
    need: {
      number: Number(row.number),
      title: { fa: row.title, en: row.titleEn },
      description: { fa: row.description, en: row.descriptionEn },
      province: provinceLabel(row.provinceCode),
      county: countyLabel(row.countyCode),
      theme: termLabel(lists.theme, row.theme),
      targetGroup: termLabel(lists.target_group, row.targetGroup),
      venue: termLabel(venueKinds, row.venueKind),
      urgency: row.urgency,
      isRemote: row.isRemote,
      isDemo: row.needSource === 'demo',
    },
  };
}

/** @param hindrance what stands in the way of accepting an open offer, where that was asked */
export function presentAssignment(
  row: AssignmentRow,
  now: Date,
  lists: Lists,
  hindrance: Reason | null = null,
): assignments.MyAssignment {
  const acts = actsOn(row, now);
  return {
    ...presentPlace(row, row.volunteerCounty, lists),
    id: row.id,
    state: row.state,
    source: row.source,
    explanation: presentExplanation(row.explanation),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    endedBy: row.endedBy,
    whyNot: acts.includes('accept') || row.state === 'rejected' ? hindrance : null,
    may: hindrance === null ? acts : acts.filter((act) => act !== 'accept'),
  };
}

/** Between the main places of two counties; null when one of them is not known. */
function kilometres(from: string | null, to: string): number | null {
  if (from === to) return 0;
  const [a, b] = [from === null ? null : countyByCode(from)?.seat, countyByCode(to)?.seat];
  return a && b ? Math.round(distanceKm(a, b)) : null;
}
