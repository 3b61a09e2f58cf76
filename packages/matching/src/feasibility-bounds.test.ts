import { describe, expect, it } from 'vitest';
import { aSlot, aVolunteer, saturday } from './arbitraries.ts';
import { breaksRest, feasibility, fittingCredential, loadReason, qualifies } from './feasibility.ts';
import type { Credential, RoleSlot, Volunteer } from './types.ts';

const verified: Credential = {
  profession: 'psychologist',
  specialty: 'child',
  level: 2,
  tier: 'verified',
  validFrom: null,
  validUntil: null,
};
const holding = (...credentials: Partial<Credential>[]): Volunteer => ({
  ...aVolunteer,
  credentials: credentials.map((credential) => ({ ...verified, ...credential })),
});
const codesOf = (volunteer: Volunteer, slot: RoleSlot = aSlot) => {
  const answer = feasibility(volunteer, slot);
  return answer.ok ? [] : answer.reasons.map(({ code }) => code);
};

describe('a licence', () => {
  it.each<[Partial<Credential>, Partial<RoleSlot>, boolean]>([
    [{}, {}, true],
    [{ profession: 'physician' }, {}, false],
    [{ specialty: null }, {}, false],
    [{ specialty: null }, { specialty: null }, true],
    [{}, { specialty: null }, true],
    [{ level: 1 }, { minLevel: 1 }, true],
    [{ level: 1 }, { minLevel: 2 }, false],
    [{ tier: 'provisional' }, { minTier: 'provisional' }, true],
    [{ tier: 'provisional' }, { minTier: 'verified' }, false],
    [{ tier: 'unverified' }, { minTier: 'provisional' }, false],
  ])('%j for a place of %j: %s', (credential, slot, fits) => {
    expect(qualifies({ ...verified, ...credential }, { ...aSlot, ...slot })).toBe(fits);
    expect(codesOf(holding(credential), { ...aSlot, ...slot })).toHaveLength(fits ? 0 : 1);
  });

  it('holds from the first minute of a shift to its last', () => {
    expect(codesOf(holding({ validFrom: aSlot.start, validUntil: aSlot.end }))).toEqual([]);
    expect(codesOf(holding({ validFrom: aSlot.start + 1 }))).toEqual(['credential_not_begun']);
    expect(codesOf(holding({ validFrom: aSlot.start, validUntil: aSlot.end - 1 }))).toEqual([
      'credential_expired',
    ]);
    expect(codesOf(holding({ validFrom: aSlot.start + 1, validUntil: aSlot.end - 1 }))).toEqual([
      'credential_not_begun',
    ]);
  });

  it.each<[Partial<Credential>[], string[]]>([
    [[{ profession: 'physician' }, { specialty: 'family' }], ['specialty']],
    [[{ level: 0 }, { specialty: 'family' }], ['level']],
    [[{ specialty: 'family' }, { level: 0 }], ['level']],
    [[{ tier: 'unverified' }, { level: 0 }], ['credential_tier']],
    [[{ validUntil: aSlot.start }, { tier: 'unverified' }], ['credential_expired']],
    [[{ validFrom: aSlot.end }, { tier: 'unverified' }], ['credential_not_begun']],
    [[{ specialty: 'family' }, {}], []],
    [[], ['profession']],
  ])('that comes nearest is the one told of: %j', (credentials, codes) => {
    expect(codesOf(holding(...credentials))).toEqual(codes);
  });

  it.each<[string, Partial<Credential>[], Partial<RoleSlot>, number | null]>([
    ['none, where none satisfies', [{ profession: 'physician' }, { validUntil: 0 }], {}, null],
    ['the only one that satisfies', [{ validUntil: 0 }, { level: 3 }], {}, 1],
    ['the asked specialty', [{ specialty: 'family' }, { specialty: null, level: 1 }], { specialty: null }, 1],
    [
      'the asked specialty, wherever it stands',
      [{ specialty: null }, { specialty: 'family' }],
      { specialty: null },
      0,
    ],
    ['the higher tier', [{ tier: 'provisional', level: 1 }, { level: 3 }], { minTier: 'provisional' }, 1],
    [
      'the higher tier first',
      [{ level: 3 }, { tier: 'provisional', level: 1 }],
      { minTier: 'provisional' },
      0,
    ],
    ['the level nearest to what is asked', [{ level: 3 }, { level: 1 }, { level: 2 }], {}, 1],
    ['the first of equals', [{}, {}], {}, 0],
  ])('is chosen by: %s', (_rule, credentials, slot, at) => {
    const volunteer = holding(...credentials);
    const chosen = fittingCredential(volunteer, { ...aSlot, ...slot });
    expect(chosen).toBe(at === null ? null : volunteer.credentials[at]);
  });
});

describe('reach and room', () => {
  it('are told where they end', () => {
    expect(codesOf({ ...aVolunteer, capacityLeft: 1 })).toEqual([]);
    expect(codesOf(aVolunteer, { ...aSlot, openCount: 1 })).toEqual([]);
    expect(codesOf({ ...aVolunteer, gender: null })).toEqual([]);
    expect(codesOf({ ...aVolunteer, acceptsRemote: true }, { ...aSlot, remote: true })).toEqual([]);
    expect(codesOf({ ...aVolunteer, weekly: null })).toEqual([]);
    const far = {
      ...aVolunteer.home,
      countyCode: '0902',
      point: { latitudeE5: 3_674_000, longitudeE5: 5_960_000 },
    };
    expect(codesOf({ ...aVolunteer, home: far, radiusKm: 51 })).toEqual([]);
    expect(codesOf({ ...aVolunteer, home: far, radiusKm: 50 })).toEqual(['too_far']);
  });
});

describe('a week', () => {
  const shift = (fromHour: number, hours: number, restMinutes = 0) => ({
    start: saturday + fromHour * 60,
    end: saturday + (fromHour + hours) * 60,
    restMinutes,
  });
  const capped = { ...aVolunteer, weeklyCapMinutes: 600 };

  it('is full when the minutes of its own shifts are more than its cap, not when they reach it', () => {
    expect(loadReason(capped, [shift(48, 7)], shift(9, 3))).toBeNull();
    expect(loadReason(capped, [shift(48, 7), shift(72, 1)], shift(9, 3))).toEqual({
      code: 'weekly_cap',
      minutesOver: 60,
    });
    expect(loadReason(capped, [shift(7 * 24 + 1, 9)], shift(9, 3))).toBeNull();
    expect(loadReason(capped, [shift(-24, 9)], shift(9, 3))).toBeNull();
  });

  it('has rest after the earlier of two shifts, to the minute, whichever is asked about', () => {
    expect(breaksRest(0, 60, 60, 119, 180, 0)).toBe(true);
    expect(breaksRest(0, 60, 60, 120, 180, 0)).toBe(false);
    expect(breaksRest(119, 180, 0, 0, 60, 60)).toBe(true);
    expect(breaksRest(120, 180, 0, 0, 60, 60)).toBe(false);
    expect(breaksRest(0, 60, 0, 0, 60, 0)).toBe(true);
    expect(loadReason(capped, [shift(4, 4, 120)], shift(9, 3))).toEqual({ code: 'rest' });
    expect(loadReason(capped, [shift(4, 4, 60)], shift(9, 3))).toBeNull();
  });
});
