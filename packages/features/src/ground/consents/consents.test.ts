import { withTransaction } from '@hamyar/db';
import { aNeed, anOffer, aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptOffer } from '../../service/assignments/accept-offer.ts';
import { endUnwilling } from '../../service/assignments/end-unwilling.ts';
import { showOffer } from '../../service/assignments/show-offer.ts';
import { takePlace } from '../../service/assignments/take-place.ts';
import { volunteerPage, volunteersByIds, volunteersInReach } from '../../service/eligibility/queries.ts';
import { confirmProfile } from '../../service/volunteers/confirm-profile.ts';
import { showProfile } from '../../service/volunteers/show-profile.ts';
import { showVolunteer } from '../../service/volunteers/show-volunteer.ts';
import { tellAvailable } from '../../service/volunteers/tell-available.ts';
import { publishStatement } from '../statements/publish-statement.ts';
import { showStatement } from '../statements/show-statement.ts';
import { consentsChecks } from './checks.ts';
import { giveConsents } from './give-consents.ts';
import { listConsents } from './list-consents.ts';
import { consentsPrivacy } from './privacy.ts';
import { withdrawConsents } from './withdraw-consents.ts';

let world: World;
let volunteer: MadeVolunteer;
beforeEach(async () => {
  world = await openWorld();
  volunteer = await aVolunteer(world);
});
afterEach(async () => {
  for (const check of consentsChecks)
    expect((await world.owner.query(check.sql)).rows, check.title).toEqual([]);
  await world.close();
});

const versionFor = async (one: MadeVolunteer) => (await listConsents(one.ctx)).version;
const withdrawn = async (one: MadeVolunteer) => withdrawConsents(one.ctx, await versionFor(one));
const auditsOf = async (action: string) =>
  (await world.owner.query('select target_id, detail from audit where action = $1', [action])).rows;

const enqueued = async (topic: string) =>
  (await world.owner.query<{ payload: object }>('select payload from outbox where topic = $1', [topic])).rows;

async function publishNext(): Promise<void> {
  const nation = await world.asStaff('national_administrator', null);
  const { version } = await showStatement(nation, 'code_of_conduct');
  await publishStatement(nation, {
    kind: 'code_of_conduct',
    version,
    textFa: 'مقدمهٔ تازهٔ این متن\n## بخش\n- یک',
    textEn: 'A new lead of this text\n## Section\n- one',
  });
}

async function offered(one = volunteer): Promise<string> {
  return anOffer(world, one, (await aNeed(world)).slotIds[0] ?? '');
}

/** Who is asked for the places of a province, by each of the three ways that matching knows. */
async function asked(): Promise<string[][]> {
  const ctx = world.asJob('matching.propose');
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    const found = [
      await volunteerPage(tx, { now, provinces: ['IR-09'], after: null, limit: 10 }),
      await volunteersInReach(tx, {
        now,
        professions: ['psychologist'],
        provinceCode: 'IR-09',
        openOffers: 3,
        limit: 10,
      }),
      await volunteersByIds(tx, { now, ids: [volunteer.id] }),
    ];
    return found.map((rows) => rows.map(({ id }) => id));
  });
}

describe('agreeing', () => {
  it('is to the versions that were shown, once, by whoever agrees', async () => {
    const newcomer = await aVolunteer(world);
    await withdrawn(newcomer);
    const { version, may } = await listConsents(newcomer.ctx);
    expect(may).toEqual(['give']);
    const [one, other] = await Promise.all([
      giveConsents(newcomer.ctx, version),
      giveConsents(newcomer.ctx, version),
    ]);
    expect(other).toEqual(one);
    expect(one).toMatchObject({ standing: 'stands', may: ['withdraw'] });
    expect(await auditsOf('consent.agreed')).toEqual([
      {
        target_id: newcomer.accountId,
        detail: { volunteer_agreement: 1, code_of_conduct: 1, safeguarding: 1 },
      },
    ]);
  });

  it('is refused to versions that no longer hold, and to a visitor', async () => {
    const version = await versionFor(volunteer);
    await publishNext();
    await expect(giveConsents(volunteer.ctx, version)).rejects.toMatchObject({ reason: 'case.changed' });
    await expect(withdrawConsents(volunteer.ctx, version)).rejects.toMatchObject({ reason: 'case.changed' });
    for (const act of [listConsents(world.as()), giveConsents(world.as(), version)])
      await expect(act).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('comes before a profile is confirmed, whoever brought it', async () => {
    await world.owner.query("update volunteer set source = 'import' where id = $1", [volunteer.id]);
    await world.owner.query('insert into availability_window values ($1, 0, 480, 720)', [volunteer.id]);
    await world.owner.query("update credential set issuing_body = 'psychology_organisation'");
    await withdrawn(volunteer);
    expect(await showProfile(volunteer.ctx)).toMatchObject({
      missing: ['agreements'],
      resumeAt: 'agreements',
      agreement: 'withdrawn',
    });
    await expect(confirmProfile(volunteer.ctx)).rejects.toMatchObject({
      reason: 'volunteer.incomplete',
      params: { missing: 'agreements' },
    });
    await giveConsents(volunteer.ctx, await versionFor(volunteer));
    expect(await confirmProfile(volunteer.ctx)).toMatchObject({ missing: [], agreement: 'stands' });
  });
});

describe('a new version', () => {
  it('is asked for before the next place, and never taken for agreed to', async () => {
    const offerId = await offered();
    const slot = (await aNeed(world)).slotIds[0] ?? '';
    await publishNext();
    expect(await asked()).toEqual([[volunteer.id], [volunteer.id], [volunteer.id]]);
    expect(await listConsents(volunteer.ctx)).toMatchObject({
      standing: 'newer',
      may: ['give', 'withdraw'],
      current: [{ number: 1 }, { kind: 'code_of_conduct', number: 2 }, { number: 1 }],
    });
    expect(await showOffer(volunteer.ctx, offerId)).toMatchObject({ whyNot: 'volunteer.agree_first' });
    for (const act of [acceptOffer(volunteer.ctx, offerId), takePlace(volunteer.ctx, slot)])
      await expect(act).rejects.toMatchObject({ code: 'precondition', reason: 'volunteer.agree_first' });
    const { agreed } = await giveConsents(volunteer.ctx, await versionFor(volunteer));
    expect(agreed.map(({ kind, number }) => `${kind} ${number}`)).toContain('code_of_conduct 2');
    expect(agreed).toHaveLength(4);
    await expect(acceptOffer(volunteer.ctx, offerId)).resolves.toEqual({ assignmentId: offerId });
  });
});

describe('taken back', () => {
  it('nothing is offered and nothing accepted, what was accepted stays, and agreeing again opens both', async () => {
    const [kept, open] = [
      await offered(),
      await anOffer(
        world,
        volunteer,
        (await aNeed(world, { shifts: [{ inHours: 72, hours: 2 }] })).slotIds[0] ?? '',
      ),
    ];
    await acceptOffer(volunteer.ctx, kept);
    expect(await withdrawn(volunteer)).toMatchObject({ standing: 'withdrawn', may: ['give'] });
    expect(await withdrawn(volunteer)).toMatchObject({ standing: 'withdrawn' });
    expect(await auditsOf('consent.withdrawn')).toHaveLength(1);
    expect(await asked()).toEqual([[], [], []]);
    await expect(acceptOffer(volunteer.ctx, open)).rejects.toMatchObject({ reason: 'volunteer.agree_first' });
    expect(await showOffer(volunteer.ctx, kept)).toMatchObject({ state: 'accepted', may: ['withdraw'] });
    await giveConsents(volunteer.ctx, await versionFor(volunteer));
    expect(await asked()).toEqual([[volunteer.id], [volunteer.id], [volunteer.id]]);
    await expect(acceptOffer(volunteer.ctx, open)).resolves.toBeDefined();
  });

  it('ends what is open at once, proposals too, and leaves it to whoever agreed again', async () => {
    const slots = (
      await aNeed(world, {
        shifts: [
          { inHours: 24, hours: 2 },
          { inHours: 72, hours: 2 },
        ],
      })
    ).slotIds;
    const [open, taken] = [
      await anOffer(world, volunteer, slots[0] ?? ''),
      await anOffer(world, volunteer, slots[1] ?? ''),
    ];
    await acceptOffer(volunteer.ctx, taken);
    const job = world.asJob('assignments.end-unwilling');
    const end = () => withTransaction(job, (tx) => endUnwilling(job, tx, volunteer.accountId));
    await end();
    expect(await showOffer(volunteer.ctx, open)).toMatchObject({ state: 'offered' });
    await withdrawn(volunteer);
    expect(await enqueued('assignments.end-unwilling')).toEqual([
      { payload: { accountId: volunteer.accountId } },
    ]);
    await end();
    await end();
    expect(await showOffer(volunteer.ctx, open)).toMatchObject({ state: 'rejected' });
    expect(await showOffer(volunteer.ctx, taken)).toMatchObject({ state: 'accepted' });
    const told = await world.owner.query(
      "select from notification where account_id = $1 and template = 'offer_without_agreement'",
      [volunteer.accountId],
    );
    expect(told.rowCount).toBe(1);
  });

  it('and agreed again makes an active volunteer available, and nobody who paused', async () => {
    const job = world.asJob('volunteers.tell-available');
    const tell = () => withTransaction(job, (tx) => tellAvailable(job, tx, volunteer.accountId));
    await withdrawn(volunteer);
    await tell();
    expect(await enqueued('matching.offer-person')).toEqual([]);
    await giveConsents(volunteer.ctx, await versionFor(volunteer));
    expect(await enqueued('volunteers.tell-available')).toEqual([
      { payload: { accountId: volunteer.accountId } },
    ]);
    await tell();
    expect(await enqueued('matching.offer-person')).toEqual([{ payload: { volunteerId: volunteer.id } }]);
    await world.owner.query("update volunteer set status = 'paused' where id = $1", [volunteer.id]);
    await tell();
    expect(await enqueued('matching.offer-person')).toHaveLength(1);
  });

  it('stays in the history of whose it is, and in the copy of their data', async () => {
    await withdrawn(volunteer);
    const { agreed } = await listConsents(volunteer.ctx);
    expect(agreed.every(({ withdrawnAt }) => withdrawnAt === world.clock.now().toISOString())).toBe(true);
    const copy = await consentsPrivacy.export?.(world.asJob('privacy.make-copy'), {
      accountId: volunteer.accountId,
      mobile: volunteer.mobile,
      numberSince: new Date(0),
      volunteerId: volunteer.id,
    });
    expect(copy?.sections['agreements']).toHaveLength(3);
  });
});

describe('an office', () => {
  it('sees whether the agreement stands, and nothing of when', async () => {
    const officer = await world.asStaff('officer', 'IR-09');
    expect((await showVolunteer(officer, volunteer.id)).agreement).toBe('stands');
    await publishNext();
    expect((await showVolunteer(officer, volunteer.id)).agreement).toBe('newer');
    await withdrawn(volunteer);
    expect((await showVolunteer(officer, volunteer.id)).agreement).toBe('withdrawn');
    const seen = await withTransaction(officer, (tx) => tx.$client.query('select from consent'));
    expect(seen.rowCount).toBe(0);
  });
});

describe('the database', () => {
  const write = (sql: string, values: unknown[]) =>
    withTransaction(volunteer.ctx, (tx) => tx.$client.query(sql, values));

  it('lets nobody agree for somebody else, to what was never published, or twice', async () => {
    const other = await aVolunteer(world);
    const insert = 'insert into consent (account_id, kind, number, agreed_at) values ($1, $2, $3, now())';
    for (const values of [
      [other.accountId, 'safeguarding', 1],
      [volunteer.accountId, 'safeguarding', 9],
      [volunteer.accountId, 'safeguarding', 1],
      [volunteer.accountId, 'giver_terms', 1],
    ])
      await expect(write(insert, values)).rejects.toThrow();
  });

  it('lets nobody take back for somebody else, write anew when it was, undo or remove it', async () => {
    const other = await aVolunteer(world);
    const takeBack = 'update consent set withdrawn_at = now() where account_id = $1';
    expect((await write(takeBack, [other.accountId])).rowCount).toBe(0);
    await expect(
      write("update consent set agreed_at = now() - interval '1 year' where account_id = $1", [
        volunteer.accountId,
      ]),
    ).rejects.toThrow();
    await withdrawn(volunteer);
    await expect(
      write('update consent set withdrawn_at = null where account_id = $1', [volunteer.accountId]),
    ).rejects.toThrow();
    await expect(write('delete from consent where account_id = $1', [volunteer.accountId])).rejects.toThrow();
  });
});
