import { describe, expect, it } from 'vitest';
import { type CredentialFacts, credentialStatus, isPractising } from './credentials.ts';

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
