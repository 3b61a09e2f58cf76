import { actingAs } from '@hamyar/platform';
import { anOffer, aNeed, aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { joinThem, twoRecords, withoutAccount } from '@hamyar/testing/two-records';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { assignmentsChecks } from '../assignments/checks.ts';
import { takePlace } from '../assignments/take-place.ts';
import { credentialsChecks } from '../credentials/checks.ts';
import { volunteersChecks } from '../volunteers/checks.ts';
import { listConflicts } from '../volunteers/list-conflicts.ts';
import { listVolunteers } from '../volunteers/list-volunteers.ts';
import { saveProfile } from '../volunteers/save-profile.ts';
import { showVolunteer } from '../volunteers/show-volunteer.ts';
import { recordsChecks } from './checks.ts';
import { confirmMerge } from './confirm-merge.ts';
import { listMerges } from './list-merges.ts';
import { listTwins } from './list-twins.ts';
import type { mergePeople } from './merge-people.ts';
import { showMerge } from './show-merge.ts';
import { undoMerge } from './undo-merge.ts';

let world: World;
let officer: Ctx;
beforeEach(async () => {
  world = await openWorld();
  officer = await world.asStaff('officer', 'IR-09');
});
afterEach(async () => {
  for (const check of [...recordsChecks, ...volunteersChecks, ...credentialsChecks, ...assignmentsChecks]) {
    const { rows } = await world.owner.query(check.sql);
    expect(rows, check.title).toEqual([]);
  }
  await world.close();
});

const reason = 'کارت ملی را دیدم؛ یک نفر است';
const page = { limit: 30 };

const weigh = (kept: MadeVolunteer, other: MadeVolunteer, ctx = officer) =>
  showMerge(ctx, { volunteerId: kept.id, otherId: other.id });

const merge = (
  kept: MadeVolunteer,
  other: MadeVolunteer,
  choices?: Partial<Parameters<typeof mergePeople>[2]>,
) => joinThem(officer, { kept, other }, choices);

/** Everything under both records, as the database has it, but for when it was written. */
async function standing(...people: MadeVolunteer[]): Promise<unknown> {
  const { rows } = await world.owner.query(
    `select to_jsonb(v) - 'updated_at' as volunteer,
       (select jsonb_agg(to_jsonb(w) order by weekday) from availability_window w where w.volunteer_id = v.id) as windows,
       (select jsonb_agg(to_jsonb(c) order by id) from credential c where c.volunteer_id = v.id) as credentials,
       (select jsonb_agg(to_jsonb(a) order by id) from assignment a where a.volunteer_id = v.id) as assignments
     from volunteer v where id = any ($1) order by id`,
    [people.map(({ id }) => id)],
  );
  return rows;
}

describe('two records of one person', () => {
  it('become one: licences, places and offers go to the record that stays, and the other leads to it', async () => {
    const { kept, other } = await twoRecords(world, { bothSignIn: true, other: { profession: 'nurse' } });
    const need = await aNeed(world, { profession: 'nurse' });
    await takePlace(other.ctx, need.slotIds[0] ?? '');
    await withoutAccount(world, other);
    const { isWaiting } = await merge(kept, other, { profession: 'other' });
    expect(isWaiting).toBe(false);
    const person = await showVolunteer(officer, other.id);
    expect(person).toMatchObject({ volunteerId: kept.id, profession: 'nurse' });
    expect(person.credentials).toHaveLength(2);
    const { rows } = await world.owner.query('select volunteer_id, state from assignment');
    expect(rows).toEqual([{ volunteer_id: kept.id, state: 'accepted' }]);
    const { rows: told } = await world.owner.query(
      'select account_id, template from notification where template = $1',
      ['records_joined'],
    );
    expect(told).toEqual([{ account_id: kept.accountId, template: 'records_joined' }]);
    const { items } = await listVolunteers(officer, page);
    expect(items.map(({ volunteerId }) => volunteerId)).toEqual([kept.id]);
  });

  it('that differ are not joined before each difference was chosen', async () => {
    const { kept, other } = await twoRecords(world, { other: { profession: 'nurse' } });
    await expect(merge(kept, other)).rejects.toMatchObject({
      fields: [{ path: 'profession', reason: 'records.choose' }],
    });
  });

  it('with one number take the account of whichever signs in, and contradict each other no more', async () => {
    const { kept, other } = await twoRecords(world);
    await world.owner.query('update volunteer set mobile = $2 where id = $1', [other.id, kept.mobile]);
    expect((await listConflicts(officer, page)).items).toHaveLength(1);
    // The office's record is the one to stay; who signs in goes with it.
    const { fields } = await weigh(other, kept);
    expect(fields.find(({ field }) => field === 'number')).toEqual({ field: 'number', stands: 'other' });
    await merge(other, kept, { number: undefined });
    const { rows } = await world.owner.query('select account_id from volunteer where id = $1', [other.id]);
    expect(rows).toEqual([{ account_id: kept.accountId }]);
    expect((await listConflicts(officer, page)).items).toEqual([]);
  });

  it('that both sign in wait for another officer, who sees what the first one saw', async () => {
    const { kept, other } = await twoRecords(world, { bothSignIn: true });
    const { mergeId, isWaiting } = await merge(kept, other);
    expect(isWaiting).toBe(true);
    expect(await showVolunteer(officer, other.id)).toMatchObject({ volunteerId: other.id });
    const { version, waiting } = await weigh(kept, other);
    expect(waiting).toMatchObject({ mergeId, reason, mayConfirm: false });
    await expect(confirmMerge(officer, mergeId, version)).rejects.toMatchObject({
      reason: 'records.same_officer',
    });
    const colleague = await world.asStaff('officer', 'IR-09');
    await expect(confirmMerge(colleague, mergeId, 'another')).rejects.toMatchObject({
      reason: 'case.changed',
    });
    await confirmMerge(colleague, mergeId, version);
    await expect(confirmMerge(colleague, mergeId, version)).rejects.toMatchObject({
      reason: 'records.not_waiting',
    });
    expect(await showVolunteer(officer, other.id)).toMatchObject({ volunteerId: kept.id });
    const { rows: told } = await world.owner.query(
      "select account_id from notification where template = 'records_joined'",
    );
    expect(told).toHaveLength(2);
  });

  it('are not confirmed once one of them changed since it was asked for', async () => {
    const { kept, other } = await twoRecords(world, { bothSignIn: true });
    const { mergeId } = await merge(kept, other);
    await saveProfile(other.ctx, { radiusKm: 99 });
    const colleague = await world.asStaff('officer', 'IR-09');
    const { version } = await weigh(kept, other, colleague);
    await expect(confirmMerge(colleague, mergeId, version)).rejects.toMatchObject({ reason: 'case.changed' });
  });

  it('asked for twice are one asking', async () => {
    const { kept, other } = await twoRecords(world, { bothSignIn: true });
    await merge(kept, other);
    await expect(merge(kept, other)).rejects.toMatchObject({ reason: 'records.waiting' });
    await expect(merge(other, kept)).rejects.toMatchObject({ reason: 'records.waiting' });
  });

  it('with places at one time are named and stay two until one is given back', async () => {
    const { kept, other } = await twoRecords(world, { bothSignIn: true });
    const [one, two] = [await aNeed(world, { title: 'یکم' }), await aNeed(world, { title: 'دوم' })];
    await takePlace(kept.ctx, one.slotIds[0] ?? '');
    await takePlace(other.ctx, two.slotIds[0] ?? '');
    const { overlaps, problem } = await weigh(kept, other);
    expect([problem, overlaps]).toEqual([
      'overlap',
      [
        {
          startsAt: overlaps[0]?.startsAt,
          need: { fa: 'یکم', en: null },
          otherNeed: { fa: 'دوم', en: null },
        },
      ],
    ]);
    await expect(merge(kept, other)).rejects.toMatchObject({ reason: 'records.overlap' });
  });

  it('end the offers that cannot stand beside the places of the other', async () => {
    const { kept, other } = await twoRecords(world);
    const need = await aNeed(world);
    await takePlace(kept.ctx, need.slotIds[0] ?? '');
    const beside = await aNeed(world);
    const later = await aNeed(world, { shifts: [{ inHours: 72, hours: 3 }] });
    await anOffer(world, other, beside.slotIds[0] ?? '');
    await anOffer(world, other, later.slotIds[0] ?? '');
    expect(await weigh(kept, other)).toMatchObject({ ending: 1, problem: null });
    await merge(kept, other);
    const { rows } = await world.owner.query(
      'select need_id, state from assignment where volunteer_id = $1 order by lower(during), state',
      [kept.id],
    );
    expect(rows).toEqual([
      { need_id: need.id, state: 'accepted' },
      { need_id: beside.id, state: 'not_needed' },
      { need_id: later.id, state: 'offered' },
    ]);
  });

  it('of whom one is the officer’s own are joined by a colleague: nobody takes a licence that way', async () => {
    const { kept, other } = await twoRecords(world);
    if (officer.actor.kind !== 'staff') throw new Error('staff expected');
    const self = actingAs(officer, { ...officer.actor, accountId: kept.accountId });
    const own = { reason: 'records.own' };
    expect((await weigh(kept, other, self)).problem).toBe('own');
    await expect(joinThem(self, { kept, other })).rejects.toMatchObject(own);
    await expect(joinThem(self, { kept: other, other: kept })).rejects.toMatchObject(own);
    const two = await twoRecords(world, { bothSignIn: true });
    const { mergeId } = await merge(two.kept, two.other);
    const party = actingAs(officer, { ...officer.actor, accountId: two.other.accountId });
    const { version } = await weigh(two.kept, two.other);
    await expect(confirmMerge(party, mergeId, version)).rejects.toMatchObject(own);
  });

  it('of whom one is barred stay two, so that no bar is lost', async () => {
    const { kept, other } = await twoRecords(world, { bothSignIn: true });
    await world.owner.query(
      `with c as (insert into complaint (kind, state, level, province_code, in_danger, by_phone, may_contact, created_at,
           triage_due_at, retain_until, form_key, form_digest)
         values ('other', 'received', 'province', 'IR-09', false, false, false, now(), now(), '2031-01-01', gen_random_uuid(), 'd')
         returning id)
       insert into person_bar (complaint_id, kind, account_id, mobile_index, starts_at)
       select id, 'suspension', $1, 'm', now() - interval '1 day' from c`,
      [other.accountId],
    );
    expect((await weigh(kept, other)).problem).toBe('barred');
    await expect(merge(kept, other)).rejects.toMatchObject({ reason: 'records.barred' });
  });
});

describe('a joining taken back', () => {
  it('leaves both records as they were', async () => {
    const { kept, other } = await twoRecords(world, {
      bothSignIn: true,
      other: { profession: 'nurse', gender: 'woman', languages: ['fa', 'ar'], weeklyHoursCap: 4 },
    });
    await takePlace(other.ctx, (await aNeed(world, { profession: 'nurse' })).slotIds[0] ?? '');
    await withoutAccount(world, other);
    const before = await standing(kept, other);
    const { mergeId } = await merge(kept, other, {
      number: 'other',
      profession: 'other',
      languages: 'other',
      hours: 'kept',
    });
    expect(await standing(kept, other)).not.toEqual(before);
    await undoMerge(officer, mergeId);
    expect(await standing(kept, other)).toEqual(before);
    await undoMerge(officer, mergeId);
    expect(await listMerges(officer, page)).toMatchObject({ items: [{ mergeId, undoUntil: null }] });
  });

  it('is refused half an hour later', async () => {
    const { kept, other } = await twoRecords(world);
    const { mergeId } = await merge(kept, other);
    world.clock.advance(31 * 60_000);
    await expect(undoMerge(officer, mergeId)).rejects.toMatchObject({ reason: 'records.undo_over' });
  });

  it('is refused once anything new was written to the record', async () => {
    const { kept, other } = await twoRecords(world);
    const { mergeId } = await merge(kept, other);
    await takePlace(kept.ctx, (await aNeed(world)).slotIds[0] ?? '');
    await expect(undoMerge(officer, mergeId)).rejects.toMatchObject({ reason: 'records.written_since' });
  });

  it('ends an asking that waited', async () => {
    const { kept, other } = await twoRecords(world, { bothSignIn: true });
    const { mergeId } = await merge(kept, other);
    await undoMerge(officer, mergeId);
    await expect(merge(kept, other)).resolves.toMatchObject({ isWaiting: true });
  });
});

describe('who joins records', () => {
  it('is an officer who reaches both of them', async () => {
    const kept = await aVolunteer(world);
    const far = await aVolunteer(world, { provinceCode: 'IR-14', countyCode: '1402' });
    await expect(weigh(kept, far)).rejects.toMatchObject({ code: 'not_found' });
    const national = await world.asStaff('national', null);
    await expect(weigh(kept, far, national)).resolves.toMatchObject({ needsSecond: true });
    for (const ctx of [
      kept.ctx,
      await world.asStaff('auditor', null),
      await world.asStaff('treasurer', 'IR-09'),
    ])
      await expect(weigh(kept, far, ctx)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('finds records of the same name, and joins none with itself', async () => {
    const { kept, other } = await twoRecords(world);
    const { twins } = await listTwins(officer, kept.id);
    expect(twins.map(({ volunteerId }) => volunteerId)).toEqual([other.id]);
    await expect(weigh(kept, kept)).rejects.toMatchObject({ reason: 'records.same' });
  });
});
