import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aSlot, aVolunteer, slots, volunteers } from './arbitraries.ts';
import { explainMatch, explainRefusal, whatWouldChange } from './explain.ts';
import { feasibility } from './feasibility.ts';
import { partNames, score, standardWeights } from './score.ts';

test('the weights sum to ten thousand', () => {
  expect(partNames.reduce((sum, name) => sum + standardWeights.max[name], 0)).toBe(10_000);
});

test('a score is the sum of whole parts, each within its weight', () => {
  fc.assert(
    fc.property(volunteers(3), slots(3), (people, open) => {
      for (const volunteer of people) {
        for (const slot of open) {
          const { total, parts } = score(volunteer, slot);
          expect(total).toBe(partNames.reduce((sum, name) => sum + parts[name], 0));
          for (const name of partNames) {
            expect(Number.isInteger(parts[name]) && parts[name] >= 0).toBe(true);
            expect(parts[name]).toBeLessThanOrEqual(standardWeights.max[name]);
          }
        }
      }
    }),
  );
});

test('nearer, longer idle, known and surer each score higher, all else equal', () => {
  const base = score(aVolunteer, aSlot).total;
  const far = { ...aVolunteer.home, point: { latitudeE5: 3_645_000, longitudeE5: 5_960_000 } };
  expect(score({ ...aVolunteer, home: far }, aSlot).total).toBeLessThan(base);
  expect(score({ ...aVolunteer, idleDays: 60 }, aSlot).total).toBeGreaterThan(base);
  expect(score({ ...aVolunteer, knownVenueIds: ['clinic'] }, aSlot).total).toBeGreaterThan(base);
  expect(score({ ...aVolunteer, reliability: 400 }, aSlot).total).toBeLessThan(base);
});

test('a specialist is kept for where the specialty is asked', () => {
  const general = { ...aSlot, specialty: null };
  expect(score(aVolunteer, general).parts.fit).toBeLessThan(score(aVolunteer, aSlot).parts.fit);
});

test('a match is told by what sets it apart, with every part beside it', () => {
  const told = explainMatch(aVolunteer, aSlot, score(aVolunteer, aSlot));
  expect(told.sentence.key).toBe('match.near');
  expect(told.sentence.params).toMatchObject({ distanceKm: 0, profession: 'psychologist' });
  expect(told.because.map(({ part }) => part).sort()).toEqual([...partNames].sort());
  const known = { ...aVolunteer, knownVenueIds: ['clinic'] };
  expect(explainMatch(known, aSlot, score(known, aSlot)).sentence.key).toBe('match.known_venue');
});

test('a change is told when the person can apply it, and only then', () => {
  const far = {
    ...aVolunteer,
    home: { ...aVolunteer.home, point: { latitudeE5: 3_674_000, longitudeE5: 5_960_000 } },
  };
  const reasons = (slot: typeof aSlot) => {
    const answer = feasibility(far, slot);
    return answer.ok ? [] : answer.reasons;
  };
  expect(explainRefusal(reasons(aSlot))).toEqual([
    { key: 'why_not.too_far', params: { distanceKm: 51, radiusKm: 30 } },
  ]);
  expect(whatWouldChange(reasons(aSlot))).toEqual([{ key: 'change.radius_plus_km', params: { km: 21 } }]);
  expect(feasibility({ ...far, radiusKm: 30 + 21 }, aSlot).ok).toBe(true);
  expect(whatWouldChange(reasons({ ...aSlot, profession: 'physician' }))).toEqual([]);
});
