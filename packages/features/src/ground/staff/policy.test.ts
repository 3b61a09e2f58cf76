import { describe, expect, it } from 'vitest';
import { expiryOf, whyNotConfirm, whyNotDays } from './policy.ts';

const today = '2026-11-21';

describe('the days of an office', () => {
  it.each([
    ['new', null, null, null],
    ['new', '2026-11-20', null, 'invitation.day_past'],
    ['new', '2027-11-22', null, null],
    ['new', '2027-11-23', null, 'invitation.day_too_far'],
    ['new', '2026-12-01', '2026-11-30', 'invitation.days_turned'],
    ['new', null, '2026-11-20', 'invitation.days_turned'],
    ['substitute', null, null, 'invitation.days_missing'],
    ['substitute', '2026-12-01', '2027-03-02', null],
    ['substitute', '2026-12-01', '2027-03-03', 'invitation.days_too_many'],
    ['successor', '2026-12-01', null, null],
  ] as const)('of a %s from %s to %s: %s', (kind, startsOn, endsOn, reason) => {
    expect(whyNotDays(kind, { startsOn, endsOn }, today)?.reason ?? null).toBe(reason);
  });

  it('end the time in which it can be answered, which is two weeks at most', () => {
    const now = new Date('2026-11-21T08:30:00Z');
    expect(expiryOf(now, null)).toEqual(new Date('2026-12-05T08:30:00Z'));
    expect(expiryOf(now, '2026-11-25')).toEqual(new Date('2026-11-25T20:30:00Z'));
    expect(expiryOf(now, '2027-11-25')).toEqual(new Date('2026-12-05T08:30:00Z'));
  });
});

describe('the second person', () => {
  const now = new Date('2026-11-21T08:30:00Z');
  const giver = {
    accountId: 'b',
    mobile: '+989120000002',
    held: [{ role: 'provincial_administrator', provinceCode: 'IR-09' }],
  } as const;
  const offered = {
    role: 'treasurer',
    provinceCode: 'IR-09',
    state: 'waiting',
    mobile: '+989120000003',
    invitedBy: 'a',
    expiresAt: new Date('2026-11-22T00:00:00Z'),
  } as const;

  it.each([
    ['is somebody else who may give the role', {}, null],
    ['is not whoever invited', { invitedBy: 'b' }, 'invitation.own_proposal'],
    ['is not the invited person', { mobile: giver.mobile }, 'grant.own_number'],
    ['gives no office of another province', { provinceCode: 'IR-14' }, 'grant.beyond_own_office'],
    ['gives no office above their own', { role: 'auditor' }, 'grant.beyond_own_office'],
    ['comes in time', { expiresAt: now }, 'invitation.over'],
    ['confirms once', { state: 'open' }, 'invitation.over'],
  ] as const)('%s', (_rule, more, reason) => {
    expect(whyNotConfirm(giver, { ...offered, ...more }, now)).toBe(reason);
  });
});
