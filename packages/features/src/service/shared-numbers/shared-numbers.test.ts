import { aNeed, aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { withoutAccount } from '@hamyar/testing/two-records';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { assignmentsChecks } from '../assignments/checks.ts';
import { takePlace } from '../assignments/take-place.ts';
import { credentialsChecks } from '../credentials/checks.ts';
import { recordsChecks } from '../records/checks.ts';
import { volunteersChecks } from '../volunteers/checks.ts';
import { claimProfile } from '../volunteers/claim-profile.ts';
import { listConflicts } from '../volunteers/list-conflicts.ts';
import { saveProfile } from '../volunteers/save-profile.ts';
import { showVolunteer } from '../volunteers/show-volunteer.ts';
import { askPart } from './ask-part.ts';
import { sharedNumbersChecks } from './checks.ts';
import { confirmPart } from './confirm-part.ts';
import { giveNumber } from './give-number.ts';
import { listParts } from './list-parts.ts';
import { sharedNumbersPrivacy } from './privacy.ts';
import { showRecord } from './show-record.ts';
import { undoPart } from './undo-part.ts';

let world: World;
let officer: Ctx;
let colleague: Ctx;
beforeEach(async () => {
  world = await openWorld();
  officer = await world.asStaff('officer', 'IR-09');
  colleague = await world.asStaff('officer', 'IR-09');
});
afterEach(async () => {
  const checks = [sharedNumbersChecks, recordsChecks, volunteersChecks, credentialsChecks, assignmentsChecks];
  for (const check of checks.flat()) {
    const { rows } = await world.owner.query(check.sql);
    expect(rows, check.title).toEqual([]);
  }
  await world.close();
});

const page = { limit: 30 };
const ownNumber = '09351234567';
const second = {
  firstName: 'زهرا',
  lastName: 'نمونه',
  profession: 'psychologist',
  reason: 'هر دو با کارت ملی آمدند',
};
type Choices = Partial<Parameters<typeof askPart>[2]>;

/** Somebody whose record a second person's shift has got into. */
async function shared(): Promise<{ person: MadeVolunteer; placeId: string }> {
  const person = await aVolunteer(world);
  const { assignmentId } = await takePlace(person.ctx, (await aNeed(world)).slotIds[0] ?? '');
  return { person, placeId: assignmentId };
}

async function ask(person: MadeVolunteer, choices: Choices = {}): Promise<string> {
  const { version } = await showRecord(officer, person.id);
  const body = { ...second, version, credentialIds: [], assignmentIds: [], ...choices };
  return (await askPart(officer, person.id, body)).partId;
}

async function confirm(person: MadeVolunteer, partId: string, ctx = colleague): Promise<string> {
  const { version } = await showRecord(ctx, person.id);
  return (await confirmPart(ctx, partId, version)).partedId;
}

/** Everything under a record, as the database has it, but for when it was written and whether a licence is looked at. */
async function standing({ id }: MadeVolunteer): Promise<unknown> {
  const { rows } = await world.owner.query(
    `select to_jsonb(v) - 'updated_at' as volunteer,
       (select jsonb_agg(to_jsonb(c) - 'recheck_since' order by id) from credential c where c.volunteer_id = v.id) as credentials,
       (select jsonb_agg(to_jsonb(a) - 'updated_at' order by id) from assignment a where a.volunteer_id = v.id) as assignments
     from volunteer v where id = $1`,
    [id],
  );
  return rows;
}

describe('a record that two people use', () => {
  it('is parted by two officers: the second gets a record with the licences and shifts that were named', async () => {
    const { person, placeId } = await shared();
    const { licences, places } = await showRecord(officer, person.id);
    expect(places.map(({ assignmentId }) => assignmentId)).toEqual([placeId]);
    const credentialIds = licences.map(({ credentialId }) => credentialId);
    const partId = await ask(person, { credentialIds, assignmentIds: [placeId], mobile: ownNumber });
    expect((await showVolunteer(officer, person.id)).credentials).toHaveLength(1);
    const partedId = await confirm(person, partId);
    expect((await showVolunteer(officer, person.id)).credentials).toEqual([]);
    expect(await showVolunteer(officer, partedId)).toMatchObject({
      firstName: 'زهرا',
      countyCode: '0916',
      mobileMasked: '0935•••4567',
      credentials: [{ profession: 'psychologist' }],
    });
    const { rows } = await world.owner.query('select volunteer_id, state from assignment');
    expect(rows).toEqual([{ volunteer_id: partedId, state: 'accepted' }]);
    const { rows: told } = await world.owner.query(
      "select account_id, recipient_mobile from notification where template = 'record_parted'",
    );
    expect(told).toEqual([{ account_id: person.accountId, recipient_mobile: person.mobile }]);
    expect((await listParts(officer, page)).items).toMatchObject([
      { partId, partedId, secondName: 'زهرا نمونه', hasOwnNumber: true, licences: 1, places: 1 },
    ]);
  });

  it('is looked at again where a confirmed licence goes under another name', async () => {
    const { person } = await shared();
    const { licences } = await showRecord(officer, person.id);
    const credentialIds = licences.map(({ credentialId }) => credentialId);
    await confirm(person, await ask(person, { credentialIds }));
    const { rows } = await world.owner.query('select recheck_since is not null as again from credential');
    expect(rows).toEqual([{ again: true }]);
  });

  it('is not parted by one officer alone, nor by what changed since it was seen', async () => {
    const { person } = await shared();
    const partId = await ask(person);
    await expect(confirm(person, partId, officer)).rejects.toMatchObject({
      reason: 'shared_number.same_officer',
    });
    expect((await showRecord(officer, person.id)).waiting).toMatchObject({ partId, mayConfirm: false });
    await expect(ask(person)).rejects.toMatchObject({ reason: 'shared_number.waiting' });
    await saveProfile(person.ctx, { radiusKm: 99 });
    await expect(confirm(person, partId)).rejects.toMatchObject({ reason: 'case.changed' });
    await undoPart(officer, partId);
    await expect(confirm(person, partId)).rejects.toMatchObject({ reason: 'shared_number.not_waiting' });
  });

  it('gives the second person nothing of another record, and no number that somebody has', async () => {
    const { person } = await shared();
    const { placeId } = await shared();
    await expect(ask(person, { assignmentIds: [placeId] })).rejects.toMatchObject({
      reason: 'shared_number.not_of_record',
    });
    await expect(ask(person, { mobile: person.mobile })).rejects.toMatchObject({
      reason: 'shared_number.number_taken',
    });
    await expect(ask(person, { mobile: '123' })).rejects.toMatchObject({ reason: 'mobile.invalid' });
  });

  it('is whole again within half an hour, and of the second record nothing is left that names anybody', async () => {
    const { person, placeId } = await shared();
    const before = await standing(person);
    const { licences } = await showRecord(officer, person.id);
    const credentialIds = licences.map(({ credentialId }) => credentialId);
    const partId = await ask(person, { credentialIds, assignmentIds: [placeId], mobile: ownNumber });
    const partedId = await confirm(person, partId);
    await undoPart(officer, partId);
    expect(await standing(person)).toEqual(before);
    const { rows } = await world.owner.query('select first_name, mobile from volunteer where id = $1', [
      partedId,
    ]);
    expect(rows).toEqual([{ first_name: null, mobile: `erased:${partedId}` }]);
  });

  it('stays two once half an hour is over, or something was written to either', async () => {
    const { person } = await shared();
    const partId = await ask(person);
    const partedId = await confirm(person, partId);
    await world.owner.query('update volunteer set radius_km = 99 where id = $1', [partedId]);
    await expect(undoPart(officer, partId)).rejects.toMatchObject({ reason: 'shared_number.written_since' });
    world.clock.advance(31 * 60_000);
    await expect(undoPart(officer, partId)).rejects.toMatchObject({ reason: 'shared_number.undo_over' });
  });

  it('of another province does not exist', async () => {
    const { person } = await shared();
    const partId = await ask(person);
    const elsewhere = await world.asStaff('officer', 'IR-23');
    await expect(showRecord(elsewhere, person.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(confirmPart(elsewhere, partId, 'x')).rejects.toMatchObject({ code: 'not_found' });
    await expect(undoPart(elsewhere, partId)).rejects.toMatchObject({ code: 'not_found' });
    expect((await listParts(elsewhere, page)).items).toEqual([]);
  });

  it('forgets what officers wrote when the person is erased, and what waited waits no more', async () => {
    const { person } = await shared();
    await ask(person);
    await sharedNumbersPrivacy.erase?.(world.asJob('privacy.erase'), {
      accountId: person.accountId,
      volunteerId: person.id,
      numberSince: new Date(0),
      mobile: person.mobile,
    });
    const { rows } = await world.owner.query(
      'select first_name, reason, undone_at is not null as over from record_part',
    );
    expect(rows).toEqual([{ first_name: null, reason: null, over: true }]);
  });
});

describe('the second person', () => {
  it('without a number is called at the shared one and stands among the conflicts until they have their own', async () => {
    const { person } = await shared();
    const partedId = await confirm(person, await ask(person));
    expect(
      (await listConflicts(officer, page)).items.map(({ person: { volunteerId } }) => volunteerId),
    ).toEqual([partedId]);
    const { version } = await showRecord(officer, partedId);
    await giveNumber(officer, partedId, { version, mobile: ownNumber, reason: second.reason });
    expect((await listConflicts(officer, page)).items).toEqual([]);
  });

  it('finds their record by the code of their own number', async () => {
    const { person } = await shared();
    const partedId = await confirm(person, await ask(person, { mobile: ownNumber }));
    const newcomer = await aVolunteer(world, { status: 'draft', verified: false });
    await world.owner.query('delete from volunteer where id = $1', [newcomer.id]);
    await world.owner.query('update account set mobile = $2 where id = $1', [
      newcomer.accountId,
      '+989351234567',
    ]);
    expect(await claimProfile(newcomer.ctx)).toMatchObject({ volunteerId: partedId, firstName: 'زهرا' });
  });

  it('who signs in changes their number by themselves, and gets none that somebody has', async () => {
    const { person } = await shared();
    const { version } = await showRecord(officer, person.id);
    const body = { version, mobile: ownNumber, reason: second.reason };
    await expect(giveNumber(officer, person.id, body)).rejects.toMatchObject({
      reason: 'shared_number.signs_in',
    });
    const imported = await aVolunteer(world);
    await withoutAccount(world, imported);
    const seen = await showRecord(officer, imported.id);
    await expect(
      giveNumber(officer, imported.id, { ...body, version: seen.version, mobile: person.mobile }),
    ).rejects.toMatchObject({ reason: 'shared_number.number_taken' });
  });
});
