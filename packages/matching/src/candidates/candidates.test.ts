import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aSlot, aVolunteer, slots, volunteers } from '../arbitraries.ts';
import { MatchingError } from '../errors.ts';
import { feasibility } from '../feasibility.ts';
import { score, standardWeights, type Weights } from '../score.ts';
import type { RoleSlot, Volunteer } from '../types.ts';
import { compileSlots } from './compile-slots.ts';
import { compileVolunteers } from './compile-volunteers.ts';
import { compileEdges } from './edges.ts';
import { topForSlot } from './top-for-slot.ts';
import { topForVolunteer } from './top-for-volunteer.ts';

type Pair = { readonly volunteerId: string; readonly slotId: string; readonly scoreTotal: number };

/** Every feasible pair, found the plain way. */
function allPairs(people: readonly Volunteer[], open: readonly RoleSlot[], weights?: Weights): Pair[] {
  return people.flatMap((volunteer) =>
    open
      .filter((slot) => feasibility(volunteer, slot).ok)
      .map((slot) => ({
        volunteerId: volunteer.id,
        slotId: slot.id,
        scoreTotal: score(volunteer, slot, weights).total,
      })),
  );
}

const none = {
  ...standardWeights.max,
  fit: 0,
  distance: 0,
  time: 0,
  continuity: 0,
  fairness: 0,
  reliability: 0,
};
const someWeights = fc.constantFrom<Weights>(
  standardWeights,
  { version: 'urgent', max: none },
  { version: 'odd', max: { ...standardWeights.max, fit: 777, continuity: 3_000, distance: 13 } },
);

const coarse = fc.boolean().map((ties) => (ties ? { idleDays: 60, reliability: 500, radiusKm: 90 } : {}));

test('the best for a slot are those a full search finds, ties by id, in whatever order people come', () => {
  fc.assert(
    fc.property(
      volunteers(40),
      slots(8),
      fc.integer({ min: 0, max: 6 }),
      coarse,
      fc.boolean(),
      someWeights,
      (all, open, limit, same, reversed, weights) => {
        const people = all.map((volunteer) => ({ ...volunteer, ...same }));
        const index = compileVolunteers(reversed ? people.toReversed() : people, weights);
        for (const slot of open) {
          const expected = allPairs(people, [slot], weights)
            .map(({ volunteerId, scoreTotal }) => ({ volunteerId, scoreTotal }))
            .sort((a, b) => b.scoreTotal - a.scoreTotal || (a.volunteerId < b.volunteerId ? -1 : 1));
          expect(topForSlot(index, slot, limit)).toEqual(expected.slice(0, limit));
        }
      },
    ),
    { numRuns: 1_000 },
  );
}, 30_000);

test('the best for a person are those a full search finds, ties by id', () => {
  fc.assert(
    fc.property(
      volunteers(6),
      slots(40),
      fc.integer({ min: 0, max: 6 }),
      fc.boolean(),
      someWeights,
      (people, all, limit, same, weights) => {
        const open = all.map((slot) => ({
          ...slot,
          ...(same ? { urgency: 1_000, councilPriority: 0 } : {}),
        }));
        const index = compileSlots(open, weights);
        for (const volunteer of people) {
          const expected = allPairs([volunteer], open, weights)
            .map(({ slotId, scoreTotal }) => ({ slotId, scoreTotal }))
            .sort((a, b) => b.scoreTotal - a.scoreTotal || (a.slotId < b.slotId ? -1 : 1));
          const found = topForVolunteer(index, volunteer, limit);
          expect(found.map(({ slot, scoreTotal }) => ({ slotId: slot.id, scoreTotal }))).toEqual(
            expected.slice(0, limit),
          );
        }
      },
    ),
    { numRuns: 1_000 },
  );
}, 30_000);

test('where nearly all are alike, the lowest ids come first', () => {
  const bare = { ...aVolunteer.home, point: null };
  const person = fc.record({
    home: fc.constantFrom(aVolunteer.home, bare),
    acceptsRemote: fc.boolean(),
    idleDays: fc.constantFrom(59, 60),
    knownVenueIds: fc.constantFrom([], [], [], ['clinic']),
  });
  const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,2}$/), { minLength: 5, maxLength: 20 });
  const easy = { weekly: [{ start: 0, end: 10_080 }], languages: ['fa', 'ku'] };
  fc.assert(
    fc.property(
      ids,
      fc.array(person, { minLength: 20, maxLength: 20 }),
      fc.boolean(),
      (names, persons, remote) => {
        const people = names.map((id, at) => ({ ...aVolunteer, ...easy, ...persons[at], id }));
        const open = names.map((id, at) => ({ ...aSlot, place: persons[at]?.home ?? bare, remote, id }));
        const [slots, index] = [compileSlots(open), compileVolunteers(people)];
        for (const slot of open.slice(0, 2)) {
          const expected = allPairs(people, [slot])
            .sort((a, b) => b.scoreTotal - a.scoreTotal || (a.volunteerId < b.volunteerId ? -1 : 1))
            .map(({ volunteerId }) => volunteerId);
          expect(topForSlot(index, slot, 3).map((found) => found.volunteerId)).toEqual(expected.slice(0, 3));
        }
        for (const volunteer of people.slice(0, 2)) {
          const expected = allPairs([volunteer], open)
            .sort((a, b) => b.scoreTotal - a.scoreTotal || (a.slotId < b.slotId ? -1 : 1))
            .map(({ slotId }) => slotId);
          expect(topForVolunteer(slots, volunteer, 3).map((found) => found.slot.id)).toEqual(
            expected.slice(0, 3),
          );
        }
      },
    ),
    { numRuns: 1_000 },
  );
}, 30_000);

test('edges are all feasible pairs with their totals, by volunteer and slot in order of id', () => {
  fc.assert(
    fc.property(volunteers(12), slots(12), (people, open) => {
      const weights: Weights = {
        version: 'test',
        max: { ...standardWeights.max, fit: 777, continuity: 3_000 },
      };
      const edges = compileEdges(people, open, weights);
      const found = edges.volunteers.flatMap((volunteer, at) =>
        Array.from(edges.edgeSlot.subarray(edges.edgeStart[at], edges.edgeStart[at + 1]), (slot, nth) => ({
          volunteerId: volunteer.id,
          slotId: edges.slots[slot]?.id,
          scoreTotal: edges.edgeScore[(edges.edgeStart[at] ?? 0) + nth],
        })),
      );
      const key = (pair: Pair): string => `${pair.volunteerId} ${pair.slotId}`;
      const expected = allPairs(people, open, weights).sort((a, b) => (key(a) < key(b) ? -1 : 1));
      expect(found).toEqual(expected);
      expect(Array.from(edges.supply)).toEqual(edges.volunteers.map(({ capacityLeft }) => capacityLeft));
      expect(Array.from(edges.demand)).toEqual(edges.slots.map(({ openCount }) => openCount));
      expect(compileEdges(people.toReversed(), open.toReversed(), weights)).toEqual(edges);
    }),
    { numRuns: 1_000 },
  );
}, 30_000);

test('more pairs than allowed are refused', () => {
  const people = [aVolunteer, { ...aVolunteer, id: 'v2' }];
  expect(() => compileEdges(people, [aSlot], standardWeights, 1)).toThrow(
    expect.objectContaining({ code: 'too_many_edges' }),
  );
  expect(compileEdges(people, [aSlot], standardWeights, 2).edgeScore).toHaveLength(2);
});

test('nobody and nothing is a correct empty answer', () => {
  expect(topForSlot(compileVolunteers([]), aSlot, 3)).toEqual([]);
  expect(compileEdges([], [aSlot]).demand).toHaveLength(1);
  expect(compileEdges([aVolunteer], []).edgeStart).toEqual(new Int32Array(2));
});

const badVolunteers: [string, Partial<Volunteer>, string][] = [
  ['a negative capacity', { capacityLeft: -1 }, 'bad_capacity'],
  ['a capacity that is no number', { capacityLeft: Number.NaN }, 'bad_capacity'],
  ['a fraction of a kilometre', { radiusKm: 0.5 }, 'bad_number'],
  ['a reliability above a thousand', { reliability: 1_001 }, 'bad_number'],
  ['a negative idle time', { idleDays: -1 }, 'bad_number'],
  [
    'a point off the globe',
    { home: { ...aVolunteer.home, point: { latitudeE5: 9_000_001, longitudeE5: 0 } } },
    'bad_number',
  ],
  ['a blackout that ends before it begins', { blackouts: [{ start: 5, end: 4 }] }, 'bad_interval'],
  ['a window beyond the week', { weekly: [{ start: 0, end: 10_081 }] }, 'bad_interval'],
  [
    'a commitment that begins at no number',
    { commitments: [{ start: Number.NaN, end: 4, restMinutes: 0 }] },
    'bad_interval',
  ],
];

test.each(badVolunteers)('%s is refused with its kind, whose it is and where', (_, bad, code) => {
  const people = [aVolunteer, { ...aVolunteer, id: 'bad', ...bad }];
  expect(() => compileVolunteers(people)).toThrow(MatchingError);
  expect(() => compileVolunteers(people)).toThrow(expect.objectContaining({ code, id: 'bad' }));
});

const badSlots: [string, Partial<RoleSlot>, string][] = [
  ['a negative open count', { openCount: -1 }, 'bad_capacity'],
  ['an urgency that is no number', { urgency: Number.NaN }, 'bad_number'],
  ['a priority above a thousand', { councilPriority: 1_001 }, 'bad_number'],
  ['a shift without length', { end: aSlot.start }, 'bad_interval'],
];

test.each(badSlots)('%s is refused', (_, bad, code) => {
  expect(() => compileEdges([aVolunteer], [{ ...aSlot, ...bad }])).toThrow(expect.objectContaining({ code }));
  expect(() => topForSlot(compileVolunteers([aVolunteer]), { ...aSlot, ...bad }, 1)).toThrow(
    expect.objectContaining({ code }),
  );
});

test('one id twice is refused, next to each other or not', () => {
  const other = { ...aVolunteer, id: 'v2' };
  const twice = { code: 'duplicate_id', id: 'v1' };
  expect(() => compileVolunteers([aVolunteer, aVolunteer])).toThrow(expect.objectContaining(twice));
  expect(() => compileVolunteers([aVolunteer, other, aVolunteer])).toThrow(expect.objectContaining(twice));
  expect(() => compileEdges([other], [aSlot, { ...aSlot, id: 's2' }, aSlot])).toThrow(
    expect.objectContaining({ code: 'duplicate_id', id: 's1' }),
  );
});

test('weights that are negative or no numbers are refused', () => {
  const bad: Weights = { version: 'bad', max: { ...standardWeights.max, fit: Number.NaN } };
  expect(() => compileVolunteers([], bad)).toThrow(
    expect.objectContaining({ code: 'bad_number', field: 'weights.fit' }),
  );
});
