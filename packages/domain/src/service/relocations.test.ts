import { describe, expect, it } from 'vitest';
import { isElsewhere, isOutOfReach } from './relocations.ts';

/** Mashhad, and Tehran far from it. */
const mashhad = { countyCode: '0916', isRemote: false };
const tehran = { countyCode: '2301', radiusKm: 50 };

describe('a place of work seen from a new home', () => {
  it('lies elsewhere in every other county, unless the work is done from anywhere', () => {
    expect(isElsewhere(mashhad, tehran)).toBe(true);
    expect(isElsewhere(mashhad, { countyCode: '0916' })).toBe(false);
    expect(isElsewhere({ ...mashhad, isRemote: true }, tehran)).toBe(false);
  });

  it('is out of reach beyond the way that somebody goes', () => {
    expect(isOutOfReach(mashhad, tehran)).toBe(true);
    expect(isOutOfReach(mashhad, { ...tehran, radiusKm: 2_000 })).toBe(false);
    expect(isOutOfReach({ ...mashhad, isRemote: true }, tehran)).toBe(false);
  });

  it('is out of reach where nobody knows where it is', () => {
    expect(isOutOfReach({ countyCode: '9999', isRemote: false }, { ...tehran, radiusKm: 2_500 })).toBe(true);
  });
});
