import { expect, test } from 'vitest';
import { aSlot, aVolunteer, saturday } from './arbitraries.ts';
import { feasibility, type Reason } from './feasibility.ts';
import type { RoleSlot, Volunteer } from './types.ts';

const [credential = unreachable()] = aVolunteer.credentials;
const commitment = (fromHour: number, toHour: number, restMinutes = 0) => ({
  start: saturday + fromHour * 60,
  end: saturday + toHour * 60,
  restMinutes,
});

test('whoever satisfies everything is feasible', () => {
  expect(feasibility(aVolunteer, aSlot)).toEqual({ ok: true });
});

const cases: [string, Partial<Volunteer>, Partial<RoleSlot>, Reason][] = [
  ['another profession', {}, { profession: 'physician' }, { code: 'profession' }],
  ['another specialty', {}, { specialty: 'family' }, { code: 'specialty' }],
  ['a lower level', {}, { minLevel: 3 }, { code: 'level', level: 2, minLevel: 3 }],
  [
    'a credential nobody could check yet',
    { credentials: [{ ...credential, tier: 'provisional' }] },
    {},
    { code: 'credential_tier', tier: 'provisional', minTier: 'verified' },
  ],
  [
    'a credential that ends during the shift',
    { credentials: [{ ...credential, validUntil: aSlot.end - 1 }] },
    {},
    { code: 'credential_expired' },
  ],
  [
    'a place beyond the radius',
    { home: { ...aVolunteer.home, point: { latitudeE5: 3_674_000, longitudeE5: 5_960_000 } } },
    {},
    { code: 'too_far', distanceKm: 51, radiusKm: 30 },
  ],
  [
    'a home we cannot place',
    { home: { ...aVolunteer.home, countyCode: null, point: null } },
    {},
    { code: 'place_unknown' },
  ],
  ['remote work for someone who wants none', {}, { remote: true }, { code: 'not_remote' }],
  ['another gender', { gender: 'man' }, { gender: 'woman' }, { code: 'gender' }],
  [
    'a minor where adults are asked for',
    { isMinor: true },
    { adultsOnly: 'home' },
    { code: 'adults_only', because: 'home' },
  ],
  ['a gender not stated', { gender: null }, { gender: 'woman' }, { code: 'gender' }],
  ['a language not spoken', {}, { language: 'ku' }, { code: 'language', language: 'ku' }],
  [
    'hours outside the weekly windows',
    { weekly: [{ start: 600, end: 900 }] },
    {},
    { code: 'availability', weekday: 0, startMinute: 540, endMinute: 600 },
  ],
  [
    'a licence that begins after the shift has',
    { credentials: [{ ...credential, validFrom: aSlot.start + 1 }] },
    {},
    { code: 'credential_not_begun' },
  ],
  ['a day they cannot', { blackouts: [commitment(0, 24)] }, {}, { code: 'blackout' }],
  ['an overlapping commitment', { commitments: [commitment(11, 13)] }, {}, { code: 'busy' }],
  ['rest after a night', { commitments: [commitment(-8, 0, 11 * 60)] }, {}, { code: 'rest' }],
  [
    'rest that the shift itself asks for',
    { commitments: [commitment(13, 14)] },
    { restMinutes: 120 },
    { code: 'rest' },
  ],
  ['a week that is full', { weeklyCapMinutes: 150 }, {}, { code: 'weekly_cap', minutesOver: 30 }],
  ['no capacity left', { capacityLeft: 0 }, {}, { code: 'volunteer_full' }],
  ['a slot with nobody missing', {}, { openCount: 0 }, { code: 'slot_full' }],
];

test.each(cases)('%s is refused with its reason alone', (_, volunteer, slot, reason) => {
  expect(feasibility({ ...aVolunteer, ...volunteer }, { ...aSlot, ...slot })).toEqual({
    ok: false,
    reasons: [reason],
  });
});

test('all reasons are told at once', () => {
  const answer = feasibility(aVolunteer, {
    ...aSlot,
    profession: 'physician',
    gender: 'man',
    language: 'ku',
  });
  expect(answer.ok ? [] : answer.reasons.map((reason) => reason.code)).toEqual([
    'profession',
    'gender',
    'language',
  ]);
});

test('touching windows join, across the end of the week too', () => {
  const slot = { ...aSlot, start: saturday - 60, end: saturday + 60 };
  const weekly = [
    { start: 0, end: 60 },
    { start: 10_000, end: 10_080 },
  ];
  expect(feasibility({ ...aVolunteer, weekly }, slot).ok).toBe(true);
  expect(feasibility({ ...aVolunteer, weekly: [{ start: 0, end: 60 }] }, slot).ok).toBe(false);
});

test('a shift right after another is no overlap', () => {
  expect(feasibility({ ...aVolunteer, commitments: [commitment(12, 13)] }, aSlot).ok).toBe(true);
});

test('within one county a missing point is no obstacle', () => {
  expect(
    feasibility({ ...aVolunteer, home: { ...aVolunteer.home, point: null }, radiusKm: 0 }, aSlot).ok,
  ).toBe(true);
});

function unreachable(): never {
  throw new Error('the model volunteer has a credential');
}
