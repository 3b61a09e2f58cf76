import { describe, expect, it } from 'vitest';
import {
  fitsCounties,
  fitsScope,
  type HeldRole,
  holdsAt,
  mayGive,
  staffRoleCodes,
  staffRoles,
} from './staff.ts';

const of = (role: HeldRole['role'], provinceCode: string | null): HeldRole => ({ role, provinceCode });
const here = of('provincial_administrator', 'IR-09');
const nation = of('national_administrator', null);

describe('whoever gives an office', () => {
  it('of a province may give those of their own province and no other', () => {
    const given = staffRoleCodes.filter((role) => mayGive([here], of(role, 'IR-09')));
    expect(given).toEqual([
      'officer',
      'county_officer',
      'treasurer',
      'provincial_administrator',
      'council_chair',
      'council_secretary',
      'council',
    ]);
    expect(staffRoleCodes.filter((role) => mayGive([here], of(role, 'IR-14')))).toEqual([]);
    expect(staffRoleCodes.filter((role) => mayGive([here], of(role, null)))).toEqual([]);
  });

  it('of the nation may give all of them', () => {
    expect(
      staffRoleCodes.filter((role) => {
        const place = staffRoles[role].scope === 'nation' ? null : 'IR-14';
        return !mayGive([nation], of(role, place));
      }),
    ).toEqual([]);
  });

  it('is an administrator: no other office gives any', () => {
    const others = staffRoleCodes.filter((role) => !role.endsWith('administrator'));
    for (const own of others)
      expect(staffRoleCodes.filter((role) => mayGive([of(own, null)], of(role, 'IR-09')))).toEqual([]);
  });

  it('gives nothing that reaches beyond their own office, whoever watches or administers', () => {
    for (const role of ['national', 'national_treasurer', 'national_administrator', 'auditor'] as const)
      expect(mayGive([here], of(role, 'IR-09'))).toBe(false);
  });
});

describe('an office', () => {
  it('is held where its role reaches', () => {
    expect(staffRoleCodes.filter((role) => fitsScope(role, null))).toEqual([
      'national',
      'national_treasurer',
      'national_administrator',
      'auditor',
    ]);
    expect(fitsScope('auditor', 'IR-09')).toBe(true);
    expect(fitsScope('national', 'IR-09')).toBe(false);
  });

  it('of counties is held in counties of its province, and no other has any', () => {
    const fits = (counties: string[], place: string | null = 'IR-09') =>
      fitsCounties('county_officer', place, counties);
    expect(fits(['0916', '0918'])).toBe(true);
    expect([fits([]), fits(['2301']), fits(['0916', '2301']), fits(['0916'], null)]).toEqual(
      Array(4).fill(false),
    );
    expect(fitsCounties('officer', 'IR-09', [])).toBe(true);
    expect(fitsCounties('officer', 'IR-09', ['0916'])).toBe(false);
  });

  it('holds from its first instant and not from its last on', () => {
    const [from, to] = [new Date('2026-11-21T00:00:00Z'), new Date('2026-11-22T00:00:00Z')];
    const office = { validFrom: from, validTo: to };
    const before = new Date(from.getTime() - 1);
    expect([before, from, to].map((at) => holdsAt(office, at))).toEqual([false, true, false]);
    expect(holdsAt({ validFrom: from, validTo: null }, new Date('2036-01-01T00:00:00Z'))).toBe(true);
  });
});
