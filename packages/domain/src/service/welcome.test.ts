import { describe, expect, it } from 'vitest';
import { parsePersonName } from '../kit/person-name.ts';
import { blocksOfWindows, windowsOfBlocks } from './availability.ts';
import { credentialStatus } from './credentials.ts';
import { missingSteps, resumeStep, stepsFor, type WelcomeFacts } from './welcome-steps.ts';

const nobody: WelcomeFacts = {
  firstName: null,
  lastName: null,
  age: 'unknown',
  guardian: 'none',
  profession: null,
  hasLicence: false,
  provinceCode: null,
  countyCode: null,
  hasAvailability: false,
  hasAgreed: false,
};
const nurse = {
  ...nobody,
  firstName: 'مینا',
  lastName: 'راد',
  age: 'adult' as const,
  profession: 'nurse',
  provinceCode: 'IR-09',
  countyCode: '0916',
};

describe('a name', () => {
  it('is stored with Persian letters and single spaces', () => {
    expect(parsePersonName('  علي   رضا ')).toEqual({ name: 'علی رضا' });
  });
  it('says which fault it has', () => {
    const faults = ['', 'رضا۲', 'a@b', 'ع', 'الف'.repeat(30)].map((text) => parsePersonName(text));
    expect(faults).toEqual(
      ['missing', 'has_digits', 'has_signs', 'too_short', 'too_long'].map((fault) => ({ fault })),
    );
  });
});

describe('the welcome', () => {
  it('asks for a licence only where the profession needs one', () => {
    expect(stepsFor({ profession: 'teacher', age: 'adult' })).not.toContain('licence');
    expect(missingSteps(nurse)).toEqual(['licence', 'times', 'agreements']);
    expect(missingSteps({ ...nurse, profession: 'teacher' })).toEqual(['times', 'agreements']);
  });
  it('asks everybody for a day of birth, and a minor alone for a guardian', () => {
    expect(missingSteps({ ...nurse, age: 'unknown' })[0]).toBe('birth-day');
    expect(stepsFor({ profession: 'teacher', age: 'adult' })).not.toContain('guardian');
    expect(stepsFor({ profession: 'teacher', age: 'minor' })).toContain('guardian');
    expect(missingSteps({ ...nurse, age: 'minor' })[0]).toBe('guardian');
    expect(missingSteps({ ...nurse, age: 'minor', guardian: 'waiting' })[0]).toBe('licence');
  });
  it('goes on where it was left', () => {
    expect(resumeStep(nobody)).toBe('name');
    expect(resumeStep(nurse)).toBe('licence');
    expect(resumeStep({ ...nurse, hasLicence: true })).toBe('reach');
    const told = { ...nurse, hasLicence: true, hasAvailability: true };
    expect(resumeStep(told)).toBe('agreements');
    expect(resumeStep({ ...told, hasAgreed: true })).toBe('review');
  });
});

describe('availability', () => {
  it('joins touching blocks of a day and comes back to the same ticks', () => {
    const blocks = ['0-morning', '0-afternoon', '2-night'];
    const windows = windowsOfBlocks(blocks);
    expect(windows).toEqual([
      { weekday: 0, startMinute: 480, endMinute: 960 },
      { weekday: 2, startMinute: 1200, endMinute: 1440 },
    ]);
    expect(blocksOfWindows(windows)).toEqual(blocks);
  });
  it('ticks a block that an imported window covers by half', () => {
    expect(blocksOfWindows([{ weekday: 1, startMinute: 540, endMinute: 840 }])).toEqual([
      '1-morning',
      '1-afternoon',
    ]);
  });
});

describe('the status of a credential', () => {
  const verified = {
    verifiedAt: new Date(),
    recheckSince: null,
    rejectedAt: null,
    revokedAt: null,
    validFrom: null,
    validTo: '2027-01-20',
  };
  it.each([
    ['2026-11-20', 'verified'],
    ['2026-11-21', 'renewal_window'],
    ['2027-01-20', 'renewal_window'],
    ['2027-01-21', 'expired'],
  ])('on %s is %s', (today, status) => {
    expect(credentialStatus(verified, today)).toBe(status);
  });
  it('is unverified until someone verified it, and before its first day', () => {
    expect(credentialStatus({ ...verified, verifiedAt: null }, '2026-11-21')).toBe('unverified');
    expect(credentialStatus({ ...verified, validFrom: '2026-12-01' }, '2026-11-21')).toBe('unverified');
  });
  it('is over once rejected or revoked', () => {
    expect(credentialStatus({ ...verified, verifiedAt: null, rejectedAt: new Date() }, '2026-11-21')).toBe(
      'rejected',
    );
    expect(credentialStatus({ ...verified, revokedAt: new Date() }, '2026-11-21')).toBe('revoked');
  });
});
