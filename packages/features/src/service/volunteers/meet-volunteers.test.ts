import { withTransaction } from '@hamyar/db';
import { actingAs, type Actor, systemChance } from '@hamyar/platform';
import { agreeToAll } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { retainUntil } from '../../ground/identity/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { recordCredentials, submitCredential } from '../credentials/index.ts';
import { volunteersChecks } from './checks.ts';
import { claimProfile } from './claim-profile.ts';
import { confirmProfile } from './confirm-profile.ts';
import { listConflicts } from './list-conflicts.ts';
import { type KnownVolunteer, recordVolunteers } from './record-volunteers.ts';
import { saveProfile } from './save-profile.ts';
import { showProfile } from './show-profile.ts';

let world: World;
let made = 0;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => {
  for (const check of volunteersChecks) {
    const { rows } = await world.owner.query(check.sql);
    expect(rows, check.title).toEqual([]);
  }
  await world.close();
});

const nationalId = '0499370899';
const mobileOf = (serial: number) => `+98912111${String(serial).padStart(4, '0')}`;
const page = { limit: 30 };

/** Someone who has just signed in for the first time. */
async function newcomer(mobile = mobileOf(++made)): Promise<{ ctx: Ctx; accountId: string; mobile: string }> {
  const accountId = systemChance.newId();
  await world.owner.query('insert into account (id, mobile, retain_until) values ($1, $2, $3)', [
    accountId,
    mobile,
    retainUntil(world.clock.now()),
  ]);
  const actor: Actor = { kind: 'person', accountId, sessionId: systemChance.newId(), isVolunteer: true };
  return { ctx: actingAs(world.as(), actor), accountId, mobile };
}

/** A physician as the office of Razavi Khorasan lists her. */
const listed = (more: Partial<KnownVolunteer> = {}, id = nationalId): KnownVolunteer => {
  const { sealing } = world.asOperator();
  return {
    mobile: mobileOf(9_000),
    firstName: 'هما',
    lastName: 'پاک‌نژاد',
    gender: 'woman',
    bornOn: null,
    adultOn: null,
    nationalIdSealed: sealing.seal(id, 'volunteer.national_id').toString('base64'),
    nationalIdIndex: sealing.index(id, 'volunteer.national_id'),
    profession: 'nurse',
    provinceCode: 'IR-09',
    countyCode: '0916',
    radiusKm: 25,
    isRemote: false,
    languages: ['fa'],
    weeklyHoursCap: 8,
    windows: [{ weekday: 1, startMinute: 540, endMinute: 810 }],
    ...more,
  };
};
const record = async (...people: KnownVolunteer[]) => {
  const ctx = world.asJob('imports.commit');
  return withTransaction(ctx, (tx) =>
    recordVolunteers(ctx, tx, people, { importBatchId: systemChance.newId() }),
  );
};
const answers = {
  firstName: 'مینا',
  lastName: 'راد',
  profession: 'teacher',
  provinceCode: 'IR-09',
  countyCode: '0916',
  radiusKm: 50,
  bornOn: '1990-03-21',
  isRemote: true,
  blocks: ['0-morning'],
  weeklyHoursCap: 6,
};

describe('a national ID that somebody wrote of themselves', () => {
  it('keeps the office’s record of its owner from nothing, be it in a draft or a profile', async () => {
    const draft = await newcomer();
    await saveProfile(draft.ctx, { firstName: 'بیگانه', lastName: 'ناشناس', nationalId });
    const whole = await newcomer();
    await saveProfile(whole.ctx, { ...answers, nationalId });
    await agreeToAll(world, whole.accountId);
    await confirmProfile(whole.ctx);
    const [id] = await record(listed());
    expect(id).toEqual(expect.any(String));
    const { rows } = await world.owner.query('select status, source from volunteer where id = $1', [id]);
    expect(rows).toEqual([{ status: 'active', source: 'import' }]);
    expect(await record(listed())).toEqual([null]);
  });

  it('is taken in the same words whether anybody else has it or not', async () => {
    await record(listed());
    const stranger = await newcomer();
    expect(await saveProfile(stranger.ctx, { ...answers, nationalId })).toMatchObject({
      nationalIdMasked: '•••••••899',
    });
    await agreeToAll(world, stranger.accountId);
    expect(await confirmProfile(stranger.ctx)).toMatchObject({ status: 'active' });
  });

  it('stands in the officers’ list where another record has it, in reach of each alone', async () => {
    await record(listed());
    const stranger = await newcomer();
    await saveProfile(stranger.ctx, { ...answers, provinceCode: 'IR-23', countyCode: '2301', nationalId });
    const elsewhere = await world.asStaff('officer', 'IR-23');
    expect((await listConflicts(elsewhere, page)).items).toEqual([]);
    await agreeToAll(world, stranger.accountId);
    const { volunteerId } = await confirmProfile(stranger.ctx);
    expect((await listConflicts(elsewhere, page)).items).toMatchObject([
      { person: { volunteerId, isProven: false }, kinds: ['national_id'], others: [], elsewhere: ['IR-09'] },
    ]);
    expect((await listConflicts(await world.asStaff('officer', 'IR-09'), page)).items).toEqual([]);
    expect((await listConflicts(await world.asStaff('national', null), page)).items).toMatchObject([
      { others: [{ firstName: 'هما', isProven: true }] },
    ]);
    await saveProfile(stranger.ctx, { nationalId: '' });
    expect((await listConflicts(elsewhere, page)).items).toEqual([]);
  });

  it('is proven once the office lists the person under the same number and name', async () => {
    const { ctx, accountId, mobile } = await newcomer();
    await saveProfile(ctx, { ...answers, nationalId });
    await agreeToAll(world, accountId);
    const { volunteerId } = await confirmProfile(ctx);
    expect(await record(listed({ mobile, firstName: 'مينا', lastName: 'راد' }))).toEqual([null]);
    const { rows } = await world.owner.query(
      'select id, national_id_proven_at is not null as proven from volunteer',
    );
    expect(rows).toEqual([{ id: volunteerId, proven: true }]);
  });

  it('is a claim again when the person writes another one over the office’s', async () => {
    const { ctx, mobile } = await newcomer();
    await record(listed({ mobile }));
    await claimProfile(ctx);
    await saveProfile(ctx, { nationalId: '0084575948' });
    const { rows } = await world.owner.query('select national_id_proven_at from volunteer');
    expect(rows).toEqual([{ national_id_proven_at: null }]);
  });
});

describe('one person with a draft and a place in an office’s list', () => {
  it('is one record: the draft becomes the office’s, and keeps its account', async () => {
    const { ctx, mobile } = await newcomer();
    const draft = await saveProfile(ctx, { firstName: 'هما', lastName: 'پاک نژاد', profession: 'nurse' });
    await submitCredential(ctx, { issuingBody: 'nursing_organisation', number: '73051' });
    const [id] = await record(listed({ mobile }));
    expect(id).toBe(draft.volunteerId);
    const job = world.asJob('imports.commit');
    const licence = {
      volunteerId: draft.volunteerId,
      provinceCode: 'IR-09',
      profession: 'nurse',
      issuingBody: 'nursing_organisation',
      number: '73051',
      validTo: null,
    };
    await withTransaction(job, (tx) => recordCredentials(job, tx, [licence], { createdBy: null }));
    expect(await showProfile(ctx)).toMatchObject({
      status: 'active',
      source: 'import',
      lastName: 'پاک‌نژاد',
      windows: [{ weekday: 1, startMinute: 540, endMinute: 810 }],
      licence: { status: 'verified' },
    });
    const { rows } = await world.owner.query('select verified_at is not null as verified from credential');
    expect(rows).toEqual([{ verified: true }]);
  });

  it('who began after the list was read finds the office’s record, and the draft’s licence goes with them', async () => {
    const mobile = mobileOf(++made);
    const { ctx } = await newcomer(mobile);
    await saveProfile(ctx, { firstName: 'هما', profession: 'nurse' });
    await submitCredential(ctx, { issuingBody: 'nursing_organisation', number: '73051' });
    await world.owner.query(
      `insert into volunteer (mobile, first_name, last_name, profession, province_code, county_code, status, source, retain_until)
       values ($1, 'هما', 'پاک', 'nurse', 'IR-09', '0916', 'active', 'import', '2031-01-01')`,
      [mobile],
    );
    expect(await claimProfile(ctx)).toMatchObject({
      source: 'import',
      lastName: 'پاک',
      licence: { status: 'unverified' },
    });
    const { rows } = await world.owner.query('select count(*)::int as people from volunteer');
    expect(rows).toEqual([{ people: 1 }]);
  });
});

it('two people who share a phone are not joined: the second stands in the officers’ list', async () => {
  const { ctx, mobile } = await newcomer();
  await saveProfile(ctx, { firstName: 'علی', lastName: 'پاک‌نژاد' });
  const [id] = await record(listed({ mobile }));
  expect(await claimProfile(ctx)).toMatchObject({ status: 'draft', firstName: 'علی' });
  expect((await listConflicts(await world.asStaff('officer', 'IR-09'), page)).items).toMatchObject([
    { person: { volunteerId: id, hasAccount: false }, kinds: ['mobile'], others: [], elsewhere: [] },
  ]);
});

it('the list of conflicts is refused to those who may not read people', async () => {
  await expect(listConflicts(await world.asStaff('council', 'IR-09'), page)).rejects.toMatchObject({
    code: 'forbidden',
  });
});
