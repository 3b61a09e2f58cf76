import type { assignments } from '@hamyar/contracts';
import { countyByCode, distanceKm, professions, targetGroups, themes, venueKinds } from '@hamyar/domain';
import { countyLabel, provinceLabel, termLabel } from '../../ground/places/index.ts';
import { presentExplanation } from '../matching/index.ts';
import { actsOn } from './policy.ts';
import type { AssignmentRow, PlaceRow } from './queries.ts';

type Place = Omit<
  assignments.MyAssignment,
  'id' | 'state' | 'source' | 'explanation' | 'expiresAt' | 'endedBy' | 'may'
>;

export function presentPlace(row: PlaceRow, volunteerCounty: string | null): Place {
  return {
    roleSlotId: row.role_slot_id,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    profession: termLabel(professions, row.profession),
    placesLeft: row.places_left,
    distanceKm: row.is_remote ? null : kilometres(volunteerCounty, row.county_code),
    need: {
      number: Number(row.number),
      title: row.title,
      description: row.description,
      province: provinceLabel(row.province_code),
      county: countyLabel(row.county_code),
      theme: termLabel(themes, row.theme),
      targetGroup: termLabel(targetGroups, row.target_group),
      venue: termLabel(venueKinds, row.venue_kind),
      urgency: row.urgency,
      isRemote: row.is_remote,
      isDemo: row.need_source === 'demo',
    },
  };
}

export function presentAssignment(row: AssignmentRow, now: Date): assignments.MyAssignment {
  return {
    ...presentPlace(row, row.volunteer_county),
    id: row.id,
    state: row.state,
    source: row.source,
    explanation: presentExplanation(row.explanation),
    expiresAt: row.expires_at?.toISOString() ?? null,
    endedBy: row.ended_by,
    may: actsOn({ state: row.state, expiresAt: row.expires_at, startsAt: row.starts_at }, now),
  };
}

/** Between the main places of two counties; null when one of them is not known. */
function kilometres(from: string | null, to: string): number | null {
  if (from === to) return 0;
  const [a, b] = [from === null ? null : countyByCode(from)?.seat, countyByCode(to)?.seat];
  return a && b ? Math.round(distanceKm(a, b)) : null;
}
