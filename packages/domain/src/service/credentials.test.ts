import { describe, expect, it } from 'vitest';
import {
  type CredentialFacts,
  credentialStatus,
  daysOf,
  isInForce,
  isPractising,
  mayTakeOn,
} from './credentials.ts';

const verified: CredentialFacts = {
  verifiedAt: '2026-01-01T00:00:00Z',
  recheckSince: null,
  rejectedAt: null,
  revokedAt: null,
  validFrom: '2020-01-01',
  validTo: '2027-03-20',
};

describe('status of a credential', () => {
  it('is unverified until someone verified it', () => {
    expect(credentialStatus({ ...verified, verifiedAt: null }, '2026-11-21')).toBe('unverified');
  });

  it('is unverified again while it is looked at once more', () => {
    expect(credentialStatus({ ...verified, recheckSince: '2026-11-20' }, '2026-11-21')).toBe('unverified');
  });
  it('enters a renewal window before its end, expires after its last day', () => {
    expect(credentialStatus(verified, '2026-11-21')).toBe('verified');
    expect(credentialStatus(verified, '2027-02-10')).toBe('renewal_window');
    expect(credentialStatus(verified, '2027-03-20')).toBe('renewal_window');
    expect(credentialStatus(verified, '2027-03-21')).toBe('expired');
  });
  it('without an end never expires', () => {
    expect(credentialStatus({ ...verified, validTo: null }, '2099-01-01')).toBe('verified');
  });
  it('stays revoked or rejected whatever else is known', () => {
    expect(credentialStatus({ ...verified, revokedAt: '2026-02-01' }, '2026-11-21')).toBe('revoked');
    expect(credentialStatus({ ...verified, rejectedAt: '2026-02-01' }, '2026-11-21')).toBe('rejected');
  });
  it('lets its holder practise while verified, the renewal window included', () => {
    expect(
      ['verified', 'renewal_window', 'expired', 'unverified'].map((s) => isPractising(s as 'verified')),
    ).toEqual([true, true, false, false]);
  });
});

describe('a credential on the days of a place', () => {
  const day = (from: string, to = from) => ({ from, to });

  it('is in force on every day from its first to its last', () => {
    expect(isInForce(verified, day('2020-01-01', '2027-03-20'))).toBe(true);
    expect(isInForce(verified, day('2019-12-31', '2020-01-01'))).toBe(false);
    expect(isInForce(verified, day('2027-03-20', '2027-03-21'))).toBe(false);
    expect(isInForce({ ...verified, validFrom: null, validTo: null }, day('1990-01-01', '2090-01-01'))).toBe(
      true,
    );
  });

  it('is in force for held places while it is looked at again, and not for new ones', () => {
    const rechecked = { ...verified, recheckSince: '2026-11-20' };
    expect(isInForce(rechecked, day('2026-11-21'))).toBe(true);
    expect(mayTakeOn(rechecked, day('2026-11-21'))).toBe(false);
    expect(mayTakeOn(verified, day('2026-11-21'))).toBe(true);
  });

  it('is not in force before it was confirmed, nor after it was rejected or revoked', () => {
    for (const change of [{ verifiedAt: null }, { rejectedAt: '2026-02-01' }, { revokedAt: '2026-02-01' }])
      expect(isInForce({ ...verified, ...change }, day('2026-11-21'))).toBe(false);
  });

  it('says the same of one day as the status of that day', () => {
    for (const today of ['2019-12-31', '2020-01-01', '2026-11-21', '2027-03-20', '2027-03-21'])
      for (const change of [
        {},
        { verifiedAt: null },
        { recheckSince: '2026-11-20' },
        { revokedAt: '2026-02-01' },
      ]) {
        const facts = { ...verified, ...change };
        expect(mayTakeOn(facts, day(today))).toBe(isPractising(credentialStatus(facts, today)));
      }
  });

  it('need not cover the day that begins as the place ends', () => {
    const midnight = new Date('2026-11-21T20:30:00Z');
    expect(daysOf(new Date('2026-11-21T14:30:00Z'), midnight)).toEqual(day('2026-11-21'));
    expect(daysOf(midnight, new Date('2026-11-22T20:31:00Z'))).toEqual(day('2026-11-22', '2026-11-23'));
  });
});
