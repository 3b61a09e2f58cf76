import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aSlot, aVolunteer, saturday, slots, volunteers } from './arbitraries.ts';
import { explainAbsence } from './explain-absence.ts';
import { type Explanation, whatWouldChange } from './explain.ts';
import { feasibility } from './feasibility.ts';
import type { RoleSlot, Volunteer } from './types.ts';
import { minutesPerWeek } from './week.ts';
import { whatWouldOpen } from './what-would-open.ts';

/** The person after following one advice; null where it is not a thing of their profile alone. */
function follow(volunteer: Volunteer, { key, params }: Explanation): Volunteer | null {
  const amount = (name: string): number => Number(params[name]);
  switch (key) {
    case 'change.radius_plus_km':
      return { ...volunteer, radiusKm: volunteer.radiusKm + amount('km') };
    case 'change.accept_remote':
      return { ...volunteer, acceptsRemote: true };
    case 'change.weekly_cap_plus_minutes':
      return { ...volunteer, weeklyCapMinutes: volunteer.weeklyCapMinutes + amount('minutes') };
    case 'change.add_language':
      return { ...volunteer, languages: [...volunteer.languages, String(params['language'])] };
    case 'change.raise_capacity':
      return { ...volunteer, capacityLeft: 1 };
    case 'change.lift_blackout':
      return { ...volunteer, blackouts: [] };
    case 'change.add_availability': {
      const start = amount('weekday') * 1_440 + amount('startMinute');
      const end = amount('weekday') * 1_440 + amount('endMinute');
      const windows = [
        {
          start: start % minutesPerWeek,
          end: Math.min(minutesPerWeek, (start % minutesPerWeek) + end - start),
        },
        ...(end > minutesPerWeek && start < minutesPerWeek ? [{ start: 0, end: end - minutesPerWeek }] : []),
      ];
      return { ...volunteer, weekly: [...(volunteer.weekly ?? []), ...windows] };
    }
    default:
      return null;
  }
}

const feasibleCount = (volunteer: Volunteer, open: readonly RoleSlot[]): number =>
  open.filter((slot) => feasibility(volunteer, slot).ok).length;

test('whoever follows every advice may take the slot', () => {
  fc.assert(
    fc.property(volunteers(6), slots(6), (people, open) => {
      for (const volunteer of people) {
        for (const slot of open) {
          const fit = feasibility(volunteer, slot);
          const changes = fit.ok ? [] : whatWouldChange(fit.reasons);
          let changed: Volunteer | null = volunteer;
          for (const advice of changes) changed = changed && follow(changed, advice);
          if (changed && changes.length > 0) expect(feasibility(changed, slot)).toEqual({ ok: true });
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('an advice opens by itself as many slots as it says', () => {
  fc.assert(
    fc.property(volunteers(3), slots(30), (people, open) => {
      for (const volunteer of people) {
        const before = feasibleCount(volunteer, open);
        const openings = whatWouldOpen(volunteer, open, 4);
        expect(openings.length).toBeLessThanOrEqual(4);
        for (const { change, opens } of openings) {
          const changed = follow(volunteer, change);
          if (changed) expect([change, feasibleCount(changed, open) - before]).toEqual([change, opens]);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('a longer way is offered in round steps, and only as far as it pays', () => {
  const north = (kilometres: number) => ({
    ...aSlot,
    id: `s${kilometres}`,
    place: {
      ...aSlot.place,
      point: { latitudeE5: 3_629_000 + Math.round(kilometres * 899.3), longitudeE5: 5_960_000 },
    },
  });
  expect(whatWouldOpen(aVolunteer, [35, 42, 48, 85].map(north))).toEqual([
    { change: { key: 'change.radius_plus_km', params: { km: 20 } }, opens: 3 },
  ]);
  expect(whatWouldOpen(aVolunteer, [95].map(north))).toEqual([]);
});

test('missing hours are named by day and block, and count for all they open', () => {
  const tuesday = (hour: number) => ({
    ...aSlot,
    id: `s${hour}`,
    start: saturday + (3 * 24 + hour) * 60,
    end: saturday + (3 * 24 + hour + 2) * 60,
  });
  expect(whatWouldOpen(aVolunteer, [tuesday(16), tuesday(17), tuesday(18), tuesday(8)])).toEqual([
    {
      change: { key: 'change.add_availability', params: { weekday: 3, startMinute: 960, endMinute: 1_200 } },
      opens: 3,
    },
    {
      change: { key: 'change.add_availability', params: { weekday: 3, startMinute: 480, endMinute: 720 } },
      opens: 1,
    },
  ]);
});

const scored = { total: 6_000 };
const absent = { volunteer: aVolunteer, slot: aSlot, scored, lowestChosenTotal: 6_500, placedSlotIds: [] };

test('whoever was outscored learns by how much', () => {
  expect(explainAbsence(absent)).toEqual({
    standing: 'outscored',
    whyNot: [
      { key: 'why_not.outscored', params: { scoreTotal: 6_000, lowestChosenTotal: 6_500, behind: 500 } },
    ],
    changes: [],
  });
});

test.each([
  ['chosen', { placedSlotIds: ['s1'] }],
  ['placed_elsewhere', { placedSlotIds: ['s7', 's9'] }],
  ['tied', { lowestChosenTotal: 6_000 }],
  ['unneeded', { lowestChosenTotal: 5_000 }],
  ['unneeded', { lowestChosenTotal: null }],
  ['infeasible', { slot: { ...aSlot, language: 'ku' } }],
] as const)('an absence is told as %s', (standing, asked) => {
  expect(explainAbsence({ ...absent, ...asked }).standing).toBe(standing);
});

test('an infeasible pair is told with every reason and what would change it', () => {
  expect(explainAbsence({ ...absent, slot: { ...aSlot, language: 'ku', remote: true } })).toEqual({
    standing: 'infeasible',
    whyNot: [
      { key: 'why_not.not_remote', params: {} },
      { key: 'why_not.language', params: { language: 'ku' } },
    ],
    changes: [
      { key: 'change.accept_remote', params: {} },
      { key: 'change.add_language', params: { language: 'ku' } },
    ],
  });
});
