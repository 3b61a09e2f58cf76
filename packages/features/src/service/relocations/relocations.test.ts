import { withTransaction } from '@hamyar/db';
import { anOffer, aNeed, aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { joinThem, withoutAccount } from '@hamyar/testing/two-records';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { assignmentsChecks } from '../assignments/checks.ts';
import { listHolders } from '../assignments/list-holders.ts';
import { revealContact } from '../assignments/reveal-contact.ts';
import { takePlace } from '../assignments/take-place.ts';
import { credentialsChecks } from '../credentials/checks.ts';
import { listMerges } from '../records/list-merges.ts';
import { volunteersChecks } from '../volunteers/checks.ts';
import { listVolunteers } from '../volunteers/list-volunteers.ts';
import { showVolunteer } from '../volunteers/show-volunteer.ts';
import { moveOwn } from './move-own.ts';
import { movePerson } from './move-person.ts';
import { showMove } from './show-move.ts';
import { showOwn } from './show-own.ts';

let world: World;
/** Of Mashhad, where everybody lives at first, and of Tehran, where they go. */
let before: Ctx;
let after: Ctx;
beforeEach(async () => {
  world = await openWorld();
  before = await world.asStaff('officer', 'IR-09');
  after = await world.asStaff('officer', 'IR-23');
});
afterEach(async () => {
  for (const check of [...volunteersChecks, ...credentialsChecks, ...assignmentsChecks]) {
    const { rows } = await world.owner.query(check.sql);
    expect(rows, check.title).toEqual([]);
  }
  await world.close();
});

const tehran = '2301';
const reason = 'خودش تلفنی خواست';
const page = { limit: 30 };

/** Moves as the page showed it. */
async function move(person: MadeVolunteer, releasedIds: string[] = [], countyCode = tehran) {
  const { version } = await showOwn(person.ctx, countyCode);
  return moveOwn(person.ctx, { countyCode, version, releasedIds });
}

/** Two shifts of Mashhad that somebody has taken, the sooner first. */
async function twoPlaces(person: MadeVolunteer): Promise<{ needId: string; ids: string[] }> {
  const need = await aNeed(world, {
    shifts: [
      { inHours: 24, hours: 3 },
      { inHours: 48, hours: 3 },
    ],
  });
  const ids: string[] = [];
  for (const slotId of need.slotIds) ids.push((await takePlace(person.ctx, slotId)).assignmentId);
  return { needId: need.id, ids };
}

const statesOf = async (ids: readonly string[]) =>
  (await world.owner.query('select state from assignment where id = any ($1) order by lower(during)', [ids]))
    .rows;

const told = async (accountId: string | null) =>
  (
    await world.owner.query<{ template: string }>(
      'select template from notification where account_id = $1 order by id',
      [accountId],
    )
  ).rows.map(({ template }) => template);

const staffAccount = (ctx: Ctx) => (ctx.actor.kind === 'staff' ? ctx.actor.accountId : null);

/** How many rows of a table about somebody an officer's own transaction finds, without any filter of ours. */
async function rowsSeen(ctx: Ctx, table: string, column: string, id: string): Promise<number> {
  const { rows } = await withTransaction(ctx, (tx) =>
    tx.$client.query<{ n: number }>(`select count(*)::int as n from ${table} where ${column} = $1`, [id]),
  );
  return rows[0]?.n ?? 0;
}

describe('a volunteer who moves to another province', () => {
  it('sees before what it comes to, and keeps each shift but those they give back', async () => {
    const person = await aVolunteer(world);
    const { ids } = await twoPlaces(person);
    const [first = '', second = ''] = ids;
    const offer = await anOffer(
      world,
      person,
      (await aNeed(world, { shifts: [{ inHours: 90, hours: 2 }] })).slotIds[0] ?? '',
    );
    const summary = await showOwn(person.ctx, tehran);
    expect(summary).toMatchObject({
      from: { countyCode: '0916' },
      to: { provinceCode: 'IR-23', countyCode: tehran },
      changesOffice: true,
      endingOffers: 1,
      licences: { all: 1, confirmed: 1 },
    });
    expect(summary.places.map(({ assignmentId }) => assignmentId)).toEqual([first, second]);
    expect(await move(person, [second])).toEqual({ released: 1 });
    expect(await statesOf([first, second, offer])).toEqual([
      { state: 'accepted' },
      { state: 'withdrawn' },
      { state: 'not_needed' },
    ]);
    expect(await told(person.accountId)).toEqual(
      expect.arrayContaining(['offer_moved', 'assignment_withdrawn']),
    );
  });

  it('takes the confirmed licence along, the revoked one too, so that the new office knows of both', async () => {
    const person = await aVolunteer(world);
    await world.owner.query(
      `insert into credential (volunteer_id, province_code, profession, issuing_body, verified_at, revoked_at, revocation_reason)
       values ($1, 'IR-09', 'nurse', 'سازمان نظام پرستاری', now(), now(), 'holder_asked')`,
      [person.id],
    );
    await move(person);
    const { credentials } = await showVolunteer(after, person.id);
    expect(credentials.map(({ status }) => status).sort()).toEqual(['revoked', 'verified']);
  });

  it('is seen by the new office from then on and by the old one no more, in its pages and in every row', async () => {
    const person = await aVolunteer(world);
    const other = await aVolunteer(world);
    await withoutAccount(world, other);
    await joinThem(before, { kept: person, other });
    expect(await rowsSeen(before, 'record_merge', 'kept_id', person.id)).toBe(1);
    await world.owner.query('insert into availability_window values ($1, 0, 480, 600)', [person.id]);
    await move(person);
    await expect(showVolunteer(before, person.id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await listVolunteers(before, page)).items).toEqual([]);
    expect((await listMerges(before, page)).items).toEqual([]);
    expect((await listMerges(after, page)).items).toHaveLength(1);
    expect(await showVolunteer(after, person.id)).toMatchObject({ countyCode: tehran });
    for (const [table, column] of [
      ['volunteer', 'id'],
      ['availability_window', 'volunteer_id'],
      ['credential', 'volunteer_id'],
      ['record_merge', 'kept_id'],
    ] as const) {
      expect(await rowsSeen(before, table, column, person.id), table).toBe(0);
      expect(await rowsSeen(after, table, column, person.id), table).toBeGreaterThan(0);
    }
  });

  it('is still called by the old office about a shift that stays, and not once that is thirty days past', async () => {
    const person = await aVolunteer(world);
    const { needId, ids } = await twoPlaces(person);
    await move(person);
    expect((await listHolders(before, needId, page)).items).toHaveLength(2);
    expect(await revealContact(before, ids[0] ?? '')).toMatchObject({ mobile: person.mobile });
    world.clock.advance(33 * 86_400_000);
    await expect(revealContact(before, ids[0] ?? '')).rejects.toMatchObject({
      reason: 'assignment.contact_over',
    });
  });

  it('makes both offices hear of it: the old one without a name, the new one with the way to the person', async () => {
    const person = await aVolunteer(world);
    const { ids } = await twoPlaces(person);
    await move(person, ids.slice(0, 1));
    const { rows } = await world.owner.query(
      `select account_id, template, params, link from notification
       where template in ('volunteer_left', 'volunteer_came') order by template`,
    );
    expect(rows).toEqual([
      {
        account_id: staffAccount(after),
        template: 'volunteer_came',
        params: {},
        link: `/desk/people/${person.id}`,
      },
      {
        account_id: staffAccount(before),
        template: 'volunteer_left',
        params: { released: '1', kept: '1' },
        link: '/desk/people/moves',
      },
    ]);
    const { rows: audited } = await world.owner.query(
      "select province_code, actor_id from audit where action = 'volunteer.moved' order by province_code",
    );
    expect(audited).toEqual([
      { province_code: 'IR-09', actor_id: person.accountId },
      { province_code: 'IR-23', actor_id: person.accountId },
    ]);
  });

  it('is refused what changed since the page was read, a shift that is not theirs, and the place where they live', async () => {
    const person = await aVolunteer(world);
    const { version } = await showOwn(person.ctx, tehran);
    const { ids } = await twoPlaces(person);
    await expect(moveOwn(person.ctx, { countyCode: tehran, version, releasedIds: [] })).rejects.toMatchObject(
      {
        reason: 'case.changed',
      },
    );
    const stranger = await aVolunteer(world);
    await expect(move(stranger, ids)).rejects.toMatchObject({ reason: 'relocations.unknown_place' });
    await expect(showOwn(person.ctx, '0916')).rejects.toMatchObject({ reason: 'relocations.same_place' });
    await expect(showOwn(person.ctx, '9999')).rejects.toMatchObject({ reason: 'relocations.unknown_county' });
  });
});

describe('a volunteer who moves within the province', () => {
  it('stays with the office, and loses no offer that is near enough', async () => {
    const person = await aVolunteer(world, { radiusKm: 2_000 });
    const offer = await anOffer(world, person, (await aNeed(world)).slotIds[0] ?? '');
    expect(await showOwn(person.ctx, '0918')).toMatchObject({ changesOffice: false, endingOffers: 0 });
    await move(person, [], '0918');
    expect(await statesOf([offer])).toEqual([{ state: 'offered' }]);
    expect(await showVolunteer(before, person.id)).toMatchObject({ countyCode: '0918' });
  });
});

describe('an officer', () => {
  it('moves a volunteer of theirs at their request, says how they know, and the person gets a text', async () => {
    const person = await aVolunteer(world);
    const { version } = await showMove(before, { volunteerId: person.id, countyCode: tehran });
    const done = await movePerson(before, person.id, {
      countyCode: tehran,
      version,
      reason,
      releasedIds: [],
    });
    expect(done).toEqual({ released: 0, staysInReach: false });
    expect(await told(person.accountId)).toEqual(['volunteer_moved']);
    const { rows } = await world.owner.query(
      "select recipient_mobile from notification where template = 'volunteer_moved'",
    );
    expect(rows).toEqual([{ recipient_mobile: person.mobile }]);
  });

  it('moves nobody of another province, and not twice', async () => {
    const person = await aVolunteer(world);
    await expect(showMove(after, { volunteerId: person.id, countyCode: tehran })).rejects.toMatchObject({
      code: 'not_found',
    });
    const nation = await world.asStaff('national', null);
    const { version } = await showMove(nation, { volunteerId: person.id, countyCode: tehran });
    const body = { countyCode: tehran, version, reason, releasedIds: [] };
    await movePerson(nation, person.id, body);
    await expect(movePerson(nation, person.id, body)).rejects.toMatchObject({
      reason: 'relocations.same_place',
    });
  });
});
