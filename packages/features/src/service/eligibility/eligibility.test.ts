import { feasibility } from '@hamyar/matching';
import { describe, expect, it } from 'vitest';
import { slotOf, type SlotRow, volunteerOf, type VolunteerRow } from './policy.ts';

const now = new Date('2026-11-21T08:30:00Z');

const volunteer: VolunteerRow = {
  id: 'v',
  accountId: 'a',
  mobile: '+989120000000',
  status: 'active',
  profession: 'nurse',
  gender: 'woman',
  adultOn: null,
  provinceCode: 'IR-23',
  countyCode: '2301',
  radiusKm: 30,
  isRemote: false,
  languages: ['fa'],
  weeklyHoursCap: 20,
  createdAt: now,
  lastAssignedAt: null,
  offeredLately: 0,
  windows: [],
  credentials: [
    {
      profession: 'nurse',
      verifiedAt: '2026-01-01T00:00:00Z',
      recheckSince: null,
      rejectedAt: null,
      revokedAt: null,
      validFrom: null,
      validTo: null,
    },
  ],
  assignments: [],
};

const slot: SlotRow = {
  id: 's',
  needId: 'n',
  provinceCode: 'IR-23',
  countyCode: '2301',
  profession: 'nurse',
  gender: null,
  venueKind: 'clinic',
  targetGroup: 'elders',
  theme: 'elders',
  language: null,
  count: 2,
  taken: 0,
  offered: 1,
  startsAt: '2026-11-25T05:00:00Z',
  endsAt: '2026-11-25T09:00:00Z',
  isRemote: false,
  urgency: 'normal',
  isOpen: true,
};

const refusals = (person: Partial<VolunteerRow>, place: Partial<SlotRow> = {}) => {
  const fit = feasibility(
    volunteerOf({ ...volunteer, ...person }, now, 'choose'),
    slotOf({ ...slot, ...place }, 'choose'),
  );
  return fit.ok ? [] : fit.reasons.map(({ code }) => code);
};
const licence = (facts: Partial<VolunteerRow['credentials'][number]>) => ({
  credentials: volunteer.credentials.map((held) => ({ ...held, ...facts })),
});

describe('who may come where', () => {
  it('lets a verified person come to a place of their profession', () => {
    expect(refusals({})).toEqual([]);
  });

  it('asks for a woman or a man only where the place does', () => {
    expect(refusals({}, { gender: 'woman' })).toEqual([]);
    expect(refusals({}, { gender: 'man' })).not.toEqual([]);
    expect(refusals({ gender: null }, { gender: 'man' })).not.toEqual([]);
  });

  it('counts a licence on both of its bounding days in Tehran, and on no other', () => {
    expect(refusals(licence({ validFrom: '2026-11-01', validTo: '2026-11-25' }))).toEqual([]);
    expect(refusals(licence({ validTo: '2026-11-24' }))).not.toEqual([]);
    expect(refusals(licence({ validFrom: '2026-11-26' }))).not.toEqual([]);
  });

  it('takes no new place on a licence that is looked at again', () => {
    expect(refusals(licence({ recheckSince: '2026-11-20T00:00:00Z' }))).not.toEqual([]);
  });

  it('counts open offers as spoken for when an office proposes, and not when somebody chooses', () => {
    expect(slotOf(slot, 'propose').openCount).toBe(1);
    expect(slotOf(slot, 'choose').openCount).toBe(2);
  });
});

it('an office asks for what a person says they do now; who looks for themselves may use every licence', () => {
  const teacher = { ...volunteer, profession: 'teacher' };
  const asked = feasibility(
    volunteerOf(teacher, now, { offers_per_week: 3, open_offers: 3 }),
    slotOf(slot, 'propose'),
  );
  expect(asked).toMatchObject({ ok: false, reasons: [{ code: 'profession' }] });
  expect(feasibility(volunteerOf(teacher, now, 'choose'), slotOf(slot, 'choose')).ok).toBe(true);
});
