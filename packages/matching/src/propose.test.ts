import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aSlot, aVolunteer, slots, volunteers } from './arbitraries.ts';
import { indexSlots, indexVolunteers, topForSlot, topForVolunteer } from './candidates.ts';
import { unbearable } from './bearable.ts';
import { feasibility } from './feasibility.ts';
import { type Mode, propose, type ProposeOptions } from './propose.ts';
import { score as scoreOf } from './score.ts';
import type { RoleSlot, Volunteer } from './types.ts';

type Pair = { volunteer: Volunteer; slot: RoleSlot };

function allPairs(people: readonly Volunteer[], open: readonly RoleSlot[]): Pair[] {
  return people
    .flatMap((volunteer) => open.map((slot) => ({ volunteer, slot })))
    .filter(({ volunteer, slot }) => feasibility(volunteer, slot).ok);
}

test('the best for a slot, and for a person, are those a full search finds', () => {
  fc.assert(
    fc.property(volunteers(12), slots(12), fc.integer({ min: 1, max: 4 }), (people, open, limit) => {
      const ranked = allPairs(people, open)
        .map((pair) => ({ ...pair, total: scoreOf(pair.volunteer, pair.slot).total }))
        .sort((a, b) => b.total - a.total);
      const index = indexVolunteers(people);
      for (const slot of open) {
        const expected = ranked
          .filter((pair) => pair.slot === slot)
          .sort(byTotalThen((pair) => pair.volunteer.id));
        const found = topForSlot(index, slot, limit).map((candidate) => candidate.volunteer.id);
        expect(found).toEqual(expected.slice(0, limit).map((pair) => pair.volunteer.id));
      }
      const slotIndex = indexSlots(open);
      for (const volunteer of people) {
        const expected = ranked
          .filter((pair) => pair.volunteer === volunteer)
          .sort(byTotalThen((pair) => pair.slot.id));
        const found = topForVolunteer(slotIndex, volunteer, limit).map((candidate) => candidate.slot.id);
        expect(found).toEqual(expected.slice(0, limit).map((pair) => pair.slot.id));
      }
    }),
    { numRuns: 200 },
  );
});

function byTotalThen(id: (pair: Pair & { total: number }) => string) {
  return (a: Pair & { total: number }, b: Pair & { total: number }): number =>
    b.total - a.total || (id(a) < id(b) ? -1 : 1);
}

test('a proposal breaches nothing: accepting it one by one stays feasible to the end', () => {
  fc.assert(
    fc.property(volunteers(10), slots(8), (people, open) => {
      const proposal = propose(people, open);
      const seats = new Map(open.map((slot) => [slot.id, slot]));
      const persons = new Map(people.map((volunteer) => [volunteer.id, volunteer]));
      for (const { slotId, volunteerId } of proposal.matches) {
        const slot = seats.get(slotId);
        const volunteer = persons.get(volunteerId);
        if (!slot || !volunteer) throw new Error('proposed somebody unknown');
        expect(feasibility(volunteer, slot)).toEqual({ ok: true });
        seats.set(slotId, { ...slot, openCount: slot.openCount - 1 });
        const capacityLeft = volunteer.capacityLeft - 1;
        persons.set(volunteerId, {
          ...volunteer,
          capacityLeft,
          commitments: [...volunteer.commitments, slot],
        });
      }
      const pairs = proposal.matches.map((match) => `${match.slotId} ${match.volunteerId}`);
      expect(new Set(pairs).size).toBe(pairs.length);
      const missing = proposal.unfilled.reduce((sum, slot) => sum + slot.missing, 0);
      expect(proposal.seatsFilled + missing).toBe(proposal.seatsWanted);
    }),
    { numRuns: 300 },
  );
});

test('a proposal does not depend on the order of its input', () => {
  fc.assert(
    fc.property(volunteers(10), slots(8), (people, open) => {
      expect(JSON.stringify(propose([...people].reverse(), [...open].reverse()))).toBe(
        JSON.stringify(propose(people, open)),
      );
    }),
  );
});

test('a proposal is the best there is, time rules and all, and says so', () => {
  fc.assert(
    fc.property(volunteers(3), slots(4), fc.constantFrom<Mode>('coverage', 'score'), (people, open, mode) => {
      const proposal = propose(people, open, { mode });
      const best = bestPlan(people, open, mode);
      expect(proposal).toMatchObject({ seatsFilled: best.seats, scoreSum: best.score });
      expect(proposal).toMatchObject({ scoreBound: best.score, mended: { proven: true } });
    }),
    { numRuns: 400 },
  );
});

/** Exhaustive: each pair in turn is left or taken, if everybody still bears it. */
function bestPlan(
  people: readonly Volunteer[],
  open: readonly RoleSlot[],
  mode: Mode,
): { seats: number; score: number } {
  const pairs = allPairs(people, open);
  let best = { seats: 0, score: 0 };
  const visit = (at: number, held: readonly Pair[], score: number): void => {
    const pair = pairs[at];
    if (!pair) {
      const more = held.length > best.seats || (held.length === best.seats && score > best.score);
      if (mode === 'coverage' ? more : score > best.score) best = { seats: held.length, score };
      return;
    }
    visit(at + 1, held, score);
    const theirs = held.filter(({ volunteer }) => volunteer === pair.volunteer).map(({ slot }) => slot);
    const seats = held.filter(({ slot }) => slot === pair.slot).length;
    if (theirs.length >= pair.volunteer.capacityLeft || seats >= pair.slot.openCount) return;
    if (unbearable(pair.volunteer, [...theirs, pair.slot])) return;
    visit(at + 1, [...held, pair], score + scoreOf(pair.volunteer, pair.slot).total);
  };
  visit(0, [], 0);
  return best;
}

test('no province stays below its floor while another is above it and could give', () => {
  const there = { ...aSlot.place, provinceCode: 'IR-23', countyCode: '2301' };
  const home = { ...aVolunteer, capacityLeft: 1, radiusKm: 2_000 };
  const people = ['a', 'b'].map((id) => ({ ...home, id }));
  const here = { ...aSlot, id: 's1', openCount: 2 };
  const far = { ...aSlot, id: 's2', openCount: 2, place: there, urgency: 0 };
  const filledOf = (floorPerMille: number) =>
    propose(people, [here, far], { floorPerMille }).shares.map(({ group, floor, filled }) => [
      group,
      floor,
      filled,
    ]);
  expect(filledOf(0)).toEqual([
    ['IR-09', 0, 2],
    ['IR-23', 0, 0],
  ]);
  expect(filledOf(500)).toEqual([
    ['IR-09', 1, 1],
    ['IR-23', 1, 1],
  ]);
});

test('the plan before is kept where moving somebody gains little', () => {
  const people = ['a', 'b'].map((id) => ({
    ...aVolunteer,
    id,
    capacityLeft: 1,
    idleDays: id === 'a' ? 60 : 55,
  }));
  const former = [{ slotId: 's1', volunteerId: 'b' }];
  const chosen = (options: ProposeOptions) =>
    propose(people, [aSlot], options).matches.map((match) => match.volunteerId);
  expect(chosen({})).toEqual(['a']);
  expect(chosen({ former, stability: 500 })).toEqual(['b']);
  expect(chosen({ former, stability: 10 })).toEqual(['a']);
});

test('with one seat and one task each, every seat that can be filled is filled', () => {
  fc.assert(
    fc.property(volunteers(7), slots(6), (people, open) => {
      const single = people.map((volunteer) => ({
        ...volunteer,
        capacityLeft: Math.min(1, volunteer.capacityLeft),
      }));
      const seats = open.map((slot) => ({ ...slot, openCount: Math.min(1, slot.openCount) }));
      expect(propose(single, seats).seatsFilled).toBe(mostSeats(single, seats));
    }),
    { numRuns: 200 },
  );
});

/** Exhaustive: each slot in turn stays empty or takes anyone still free. */
function mostSeats(people: readonly Volunteer[], open: readonly RoleSlot[]): number {
  const [slot, ...rest] = open;
  if (!slot) return 0;
  let most = mostSeats(people, rest);
  for (const volunteer of people) {
    if (!feasibility(volunteer, slot).ok) continue;
    most = Math.max(
      most,
      1 +
        mostSeats(
          people.filter((other) => other !== volunteer),
          rest,
        ),
    );
  }
  return most;
}

test('a chain of moves fills a seat that greed would leave empty', () => {
  const only = { ...aSlot, id: 's2', language: 'ku' };
  const both = { ...aVolunteer, id: 'both', languages: ['fa', 'ku'], capacityLeft: 1 };
  const plain = { ...aVolunteer, id: 'plain', idleDays: 0, capacityLeft: 1 };
  expect(propose([both, plain], [{ ...aSlot, urgency: 1_000 }, only])).toMatchObject({
    matches: [
      { slotId: 's1', volunteerId: 'plain' },
      { slotId: 's2', volunteerId: 'both' },
    ],
    unfilled: [],
  });
});

test('an empty seat says whether there was nobody or somebody needed elsewhere', () => {
  const lone = { ...aVolunteer, capacityLeft: 1 };
  const hopeless = { ...aSlot, id: 's0', profession: 'midwife' };
  expect(propose([lone], [hopeless, aSlot, { ...aSlot, id: 's2', urgency: 0 }]).unfilled).toEqual([
    { slotId: 's0', missing: 1, because: 'no_candidate' },
    { slotId: 's2', missing: 1, because: 'candidates_taken' },
  ]);
});
