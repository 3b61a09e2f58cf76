import fc from 'fast-check';
import type { Credential, Place, RoleSlot, Volunteer } from './types.ts';
import { minutesPerWeek } from './week.ts';

/** Saturday 00:00 in Tehran. */
export const saturday = 2_955 * minutesPerWeek - 210 - 5 * 1_440;

export const aVolunteer: Volunteer = {
  id: 'v1',
  home: {
    provinceCode: 'IR-09',
    countyCode: '0901',
    point: { latitudeE5: 3_629_000, longitudeE5: 5_960_000 },
  },
  radiusKm: 30,
  acceptsRemote: false,
  gender: 'woman',
  isMinor: false,
  languages: ['fa'],
  credentials: [
    {
      profession: 'psychologist',
      specialty: 'child',
      level: 2,
      tier: 'verified',
      validFrom: null,
      validUntil: null,
    },
  ],
  weekly: [{ start: 8 * 60, end: 14 * 60 }],
  blackouts: [],
  commitments: [],
  weeklyCapMinutes: 600,
  capacityLeft: 2,
  idleDays: 30,
  reliability: 500,
  knownVenueIds: [],
};

export const aSlot: RoleSlot = {
  id: 's1',
  venueId: 'clinic',
  place: aVolunteer.home,
  remote: false,
  profession: 'psychologist',
  specialty: 'child',
  minLevel: 1,
  minTier: 'verified',
  language: null,
  gender: null,
  adultsOnly: null,
  start: saturday + 9 * 60,
  end: saturday + 12 * 60,
  restMinutes: 0,
  openCount: 1,
  urgency: 500,
  councilPriority: 0,
};

const profession = fc.constantFrom(...often('physician'), 'psychologist');
const specialty = fc.constantFrom(...often(null), 'child');
const hour = (max: number) => fc.integer({ min: 0, max }).map((hours) => hours * 60);
const instant = hour(5 * 24).map((minutes) => saturday + minutes);

/** Pairs must often be feasible, or the properties say nothing. */
function often<T>(value: T): T[] {
  return [value, value, value, value];
}

const place: fc.Arbitrary<Place> = fc
  .record({
    county: fc.constantFrom('0901', '0901', '0902', '2301'),
    hasCounty: fc.constantFrom(...often(true), false),
    point: fc.option(
      fc.record({
        latitudeE5: fc.integer({ min: 3_550_000, max: 3_700_000 }),
        longitudeE5: fc.integer({ min: 5_900_000, max: 6_050_000 }),
      }),
      { freq: 8 },
    ),
  })
  .map(({ county, hasCounty, point }) => ({
    provinceCode: `IR-${county.slice(0, 2)}`,
    countyCode: hasCounty ? county : null,
    point,
  }));

const credential: fc.Arbitrary<Credential> = fc.record({
  profession,
  specialty,
  level: fc.integer({ min: 0, max: 3 }),
  tier: fc.constantFrom(
    'verified' as const,
    'verified' as const,
    'provisional' as const,
    'unverified' as const,
  ),
  validFrom: fc.oneof(...often(fc.constant(null)), instant),
  validUntil: fc.oneof(...often(fc.constant(null)), instant),
});

const shift = fc
  .record({ start: instant, length: fc.integer({ min: 1, max: 6 }), rest: fc.constantFrom(0, 0, 11 * 60) })
  .map(({ start, length, rest }) => ({ start, end: start + length * 60, restMinutes: rest }));

const window = fc
  .record({ start: hour(160), length: fc.integer({ min: 4, max: 60 }) })
  .map(({ start, length }) => ({ start, end: Math.min(minutesPerWeek, start + length * 60) }));

const allWeek = [
  { start: 0, end: 5_000 },
  { start: 5_000, end: minutesPerWeek },
];

/** Random volunteers, at most so many, with ids `v0`, `v1` … */
export const volunteers = (maxLength: number): fc.Arbitrary<Volunteer[]> =>
  fc
    .array(
      fc.record({
        id: fc.constant(''),
        home: place,
        radiusKm: fc.integer({ min: 20, max: 250 }),
        acceptsRemote: fc.boolean(),
        gender: fc.constantFrom(...often('woman' as const), 'man' as const, null),
        isMinor: fc.constantFrom(...often(false), true),
        languages: fc.subarray(['fa', 'ku']),
        credentials: fc.array(credential, { minLength: 1, maxLength: 2 }),
        weekly: fc.oneof(
          ...often(fc.constant(null)),
          fc.array(window, { maxLength: 3 }),
          fc.constant(allWeek),
        ),
        blackouts: fc.array(shift, { maxLength: 1 }),
        commitments: fc.array(shift, { maxLength: 1 }),
        weeklyCapMinutes: fc.integer({ min: 6, max: 30 }).map((hours) => hours * 60),
        capacityLeft: fc.constantFrom(0, 1, 1, 2, 2, 3),
        idleDays: fc.integer({ min: 0, max: 90 }),
        reliability: fc.integer({ min: 0, max: 1_000 }),
        knownVenueIds: fc.subarray(['clinic', 'school']),
      }),
      { maxLength },
    )
    .map((all) => all.map((volunteer, index) => ({ ...volunteer, id: `v${index}` })));

/** Random role-slots, at most so many, with ids `s0`, `s1` … */
export const slots = (maxLength: number): fc.Arbitrary<RoleSlot[]> =>
  fc
    .array(
      fc
        .record({
          venueId: fc.constantFrom(null, 'clinic', 'school'),
          place,
          remote: fc.constantFrom(...often(false), true),
          profession,
          specialty,
          minLevel: fc.constantFrom(...often(0), 2),
          minTier: fc.constantFrom('verified' as const, 'provisional' as const, 'unverified' as const),
          language: fc.constantFrom(...often(null), 'ku'),
          gender: fc.constantFrom(...often(null), 'woman' as const),
          adultsOnly: fc.constantFrom(...often(null), 'night'),
          openCount: fc.constantFrom(0, 1, 1, 1, 2, 3),
          urgency: fc.integer({ min: 0, max: 1_000 }),
          councilPriority: fc.integer({ min: 0, max: 1_000 }),
          time: shift,
        })
        .map(({ time, ...slot }) => ({ ...slot, ...time, id: '' })),
      { maxLength },
    )
    .map((all) => all.map((slot, index) => ({ ...slot, id: `s${index}` })));
