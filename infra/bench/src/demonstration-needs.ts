import { chance, type Draw, drawOf, pick, weighted } from '@hamyar/local/demonstration/draw';
import type { CredentialTier, RoleSlot } from '@hamyar/matching';
import { drawPlace, drawVenue, firstMinute, tongueOf, trades, weeks } from './demonstration-people.ts';

/** So many role-slots of four weeks, in order of id; the same at every call. */
export function demonstrationNeeds(count: number): RoleSlot[] {
  const draw = drawOf(14_050_830);
  return Array.from({ length: count }, (_, n) => need(draw, n));
}

const tiers = weighted<CredentialTier>([
  [70, 'verified'],
  [10, 'provisional'],
  [20, 'unverified'],
]);
const urgencies = weighted([
  [70, 200],
  [25, 700],
  [5, 1_000],
]);

function need(draw: Draw, n: number): RoleSlot {
  const { profession, specialties } = pick(draw, trades);
  const place = drawPlace(draw, 0.97);
  const remote = chance(draw, 0.1);
  const night = chance(draw, 0.05);
  const start = firstMinute + 1_440 * draw(weeks * 7) + (night ? 1_200 : 60 * (8 + draw(11)));
  return {
    id: `slot-${String(n).padStart(6, '0')}`,
    venueId: remote ? null : drawVenue(draw, place),
    place,
    remote,
    profession,
    specialty:
      specialties.length > 0 && chance(draw, 0.35) ? (specialties[draw(specialties.length)] ?? null) : null,
    minLevel: chance(draw, 0.6) ? 0 : draw(3),
    minTier: pick(draw, tiers),
    language: chance(draw, 0.02) ? 'sign' : chance(draw, 0.15) ? tongueOf(place) : null,
    gender: chance(draw, 0.15) ? 'woman' : null,
    adultsOnly: night ? 'night' : null,
    start,
    end: start + 60 * (night ? 10 : 2 + draw(3)),
    restMinutes: night ? 660 : 0,
    openCount: 1 + draw(8),
    urgency: pick(draw, urgencies),
    councilPriority: chance(draw, 0.3) ? 100 * (1 + draw(9)) : 0,
  };
}
