import { describe, expect, it } from 'vitest';
import { solarToIsoDay } from '../kit/solar-hijri.ts';
import { adultOn, adultsOnly, ageOn, ageStanding, birthDayFault, type PlaceForAges } from './ages.ts';

const day = (year: number, month: number, date: number) => solarToIsoDay({ year, month, day: date });

describe('an age', () => {
  it('grows on the birthday of the Solar Hijri calendar, and not the day before', () => {
    const born = day(1387, 9, 8);
    expect([day(1405, 9, 7), day(1405, 9, 8), day(1406, 1, 1)].map((on) => ageOn(born, on))).toEqual([
      17, 18, 18,
    ]);
    expect(ageOn(born, day(1387, 9, 7))).toBe(-1);
  });

  it('of 30 Esfand grows on 1 Farvardin where a year has no such day', () => {
    const born = day(1387, 12, 30);
    expect([day(1405, 12, 29), day(1406, 1, 1)].map((on) => ageOn(born, on))).toEqual([17, 18]);
    expect(adultOn(born)).toBe(day(1406, 1, 1));
  });

  it('makes an adult on the very day that the age says so', () => {
    for (const born of [day(1387, 1, 1), day(1388, 6, 31), day(1386, 12, 29), day(1383, 12, 30)]) {
      const comesOfAge = adultOn(born);
      const before = new Date(Date.parse(comesOfAge) - 86_400_000).toISOString().slice(0, 10);
      expect([ageOn(born, before), ageOn(born, comesOfAge)]).toEqual([17, 18]);
      expect([before, comesOfAge].map((on) => ageStanding(comesOfAge, on))).toEqual(['minor', 'adult']);
    }
    expect(ageStanding(null, day(1405, 9, 8))).toBe('unknown');
  });
});

describe('a day of birth', () => {
  const today = day(1405, 9, 8);
  it('lies in the past, within a life, and fifteen years back', () => {
    expect(birthDayFault(day(1405, 9, 9), today)).toBe('future');
    expect(birthDayFault(day(1284, 9, 8), today)).toBe('too_old');
    expect(birthDayFault(day(1284, 9, 9), today)).toBeNull();
    expect(birthDayFault(day(1390, 9, 9), today)).toBe('too_young');
    expect(birthDayFault(day(1390, 9, 8), today)).toBeNull();
  });
});

describe('a place', () => {
  // 9:00 to 12:00 in Tehran.
  const place: PlaceForAges = {
    venueKind: 'charity',
    targetGroup: 'elders',
    theme: 'livelihood',
    startsAt: new Date('2026-11-21T05:30:00Z'),
    endsAt: new Date('2026-11-21T08:30:00Z'),
  };
  const at = (startsAt: string, endsAt: string) => ({
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  });

  it('by day, among adults, with nothing that weighs on anybody, is open to a minor', () => {
    expect(adultsOnly(place)).toBeNull();
  });

  it.each([
    [{ venueKind: 'home' }, 'home'],
    [{ venueKind: 'children_home' }, 'children'],
    [{ targetGroup: 'working_children' }, 'children'],
    [{ theme: 'orphans' }, 'children'],
    [{ venueKind: 'crisis_centre' }, 'distress'],
    [{ targetGroup: 'addiction' }, 'distress'],
    [{ theme: 'social_emergency' }, 'distress'],
    [{ targetGroup: 'added_later' }, 'unweighed'],
    [{ theme: 'added_later' }, 'unweighed'],
    // From 5:59, until 22:01, and over midnight.
    [at('2026-11-21T02:29:00Z', '2026-11-21T04:30:00Z'), 'night'],
    [at('2026-11-21T16:30:00Z', '2026-11-21T18:31:00Z'), 'night'],
    [at('2026-11-21T18:00:00Z', '2026-11-22T02:30:00Z'), 'night'],
    [{ venueKind: 'home', theme: 'children' }, 'home'],
  ] as const)('is for adults alone: %o', (more, because) => {
    expect(adultsOnly({ ...place, ...more })).toBe(because);
  });

  it('from 6 to 22 is by day', () => {
    expect(adultsOnly({ ...place, ...at('2026-11-21T02:30:00Z', '2026-11-21T18:30:00Z') })).toBeNull();
  });
});
