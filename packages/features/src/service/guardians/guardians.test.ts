import { withTransaction } from '@hamyar/db';
import { daysAfter, today } from '@hamyar/domain';
import { codeFor } from '@hamyar/testing/asked-code';
import { aNeed, anOffer, aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishStatement } from '../../ground/statements/publish-statement.ts';
import { showStatement } from '../../ground/statements/show-statement.ts';
import { acceptOffer } from '../assignments/accept-offer.ts';
import { endUnguarded } from '../assignments/end-unguarded.ts';
import { showOffer } from '../assignments/show-offer.ts';
import { takePlace } from '../assignments/take-place.ts';
import { volunteerPage, volunteersByIds, volunteersInReach } from '../eligibility/queries.ts';
import { showVolunteer } from '../volunteers/show-volunteer.ts';
import { agreeByLink } from './agree-by-link.ts';
import { guardiansChecks } from './checks.ts';
import { eraseGuardians } from './erase-guardians.ts';
import { nameGuardian } from './name-guardian.ts';
import { guardiansPrivacy } from './privacy.ts';
import { remindGuardian } from './remind-guardian.ts';
import { showByLink } from './show-by-link.ts';
import { showGuardian } from './show-guardian.ts';
import { withdrawByLink } from './withdraw-by-link.ts';

let world: World;
let minor: MadeVolunteer;
beforeEach(async () => {
  world = await openWorld();
  minor = await aVolunteer(world, { profession: 'other', verified: false, bornOn: yearsAgo(16.5) });
});
afterEach(async () => {
  for (const check of guardiansChecks)
    expect((await world.owner.query(check.sql)).rows, check.title).toEqual([]);
  await world.close();
});

const yearsAgo = (years: number) => daysAfter(today(world.clock.now()), -Math.round(years * 365.2422));
const guardian = { name: 'مهرداد نمونه', mobile: '0993 000 0077' };
const mobile = '+989930000077';

/** The key of the link in the last text to a number. */
async function tokenSent(to = mobile): Promise<string> {
  const { rows } = await world.owner.query<{ link: string }>(
    `select link from notification where recipient_mobile = $1 and template = 'guardian_asked'
     order by created_at desc, id desc limit 1`,
    [to],
  );
  return rows[0]?.link.split('/').at(-1) ?? '';
}

async function agree(token: string): Promise<void> {
  const { version } = await showByLink(world.as(), { token });
  await agreeByLink(world.as(), { token, version, ...(await codeFor(world, mobile)) });
}

/** Named and agreed. */
async function guarded(): Promise<string> {
  await nameGuardian(minor.ctx, guardian);
  const token = await tokenSent();
  await agree(token);
  return token;
}

/** A place by day, among adults, for whoever says they do something else. */
const aFittingNeed = async (inHours = 24) =>
  (await aNeed(world, { profession: 'other', theme: 'livelihood', shifts: [{ inHours, hours: 2 }] }))
    .slotIds[0] ?? '';

const enqueued = async (topic: string) =>
  (await world.owner.query<{ payload: object }>('select payload from outbox where topic = $1', [topic])).rows;

const stateOf = async (id: string) =>
  (await world.owner.query<{ state: string }>('select state from assignment where id = $1', [id])).rows[0]
    ?.state;

/** Who is asked for the places of a province, by each of the three ways that matching knows. */
async function asked(): Promise<string[][]> {
  const ctx = world.asJob('matching.propose');
  const now = ctx.clock.now();
  const near = { now, professions: ['other'], provinceCode: 'IR-09', openOffers: 3, limit: 10 };
  return withTransaction(ctx, async (tx) => {
    const found = [
      await volunteerPage(tx, { now, provinces: ['IR-09'], after: null, limit: 10 }),
      await volunteersInReach(tx, near),
      await volunteersByIds(tx, { now, ids: [minor.id] }),
    ];
    return found.map((rows) => rows.map(({ id }) => id));
  });
}

async function publishNext(): Promise<void> {
  const nation = await world.asStaff('national_administrator', null);
  const { version } = await showStatement(nation, 'guardian_agreement');
  await publishStatement(nation, {
    kind: 'guardian_agreement',
    version,
    textFa: 'مقدمهٔ تازهٔ این متن\n## بخش\n- یک',
    textEn: 'A new lead of this text\n## Section\n- one',
  });
}

describe('a minor', () => {
  it('is asked for nothing and takes no place until their guardian agrees, and then does', async () => {
    const slot = await aFittingNeed();
    const offerId = await anOffer(world, minor, await aFittingNeed(48));
    expect(await asked()).toEqual([[], [], []]);
    expect(await showOffer(minor.ctx, offerId)).toMatchObject({ whyNot: 'volunteer.guardian_first' });
    for (const act of [takePlace(minor.ctx, slot), acceptOffer(minor.ctx, offerId)])
      await expect(act).rejects.toMatchObject({ reason: 'volunteer.guardian_first' });
    expect(await nameGuardian(minor.ctx, guardian)).toMatchObject({ standing: 'waiting' });
    expect(await asked()).toEqual([[], [], []]);
    await agree(await tokenSent());
    expect(await asked()).toEqual([[minor.id], [minor.id], [minor.id]]);
    expect(await enqueued('matching.offer-person')).toEqual([{ payload: { volunteerId: minor.id } }]);
    expect(await showGuardian(minor.ctx)).toMatchObject({ standing: 'stands', may: ['name'] });
    await expect(takePlace(minor.ctx, slot)).resolves.toBeDefined();
    await expect(acceptOffer(minor.ctx, offerId)).resolves.toBeDefined();
  });

  it.each([
    ['at home', { venueKind: 'home', theme: 'livelihood' }],
    ['with children', { theme: 'children' }],
    ['that weighs on the mind', { theme: 'mental_health' }],
    ['at night', { theme: 'livelihood', shifts: [{ inHours: 33, hours: 4 }] }],
  ])('never takes a place %s', async (_where, more) => {
    await guarded();
    const { slotIds } = await aNeed(world, { profession: 'other', ...more });
    await expect(takePlace(minor.ctx, slotIds[0] ?? '')).rejects.toMatchObject({
      reason: 'assignment.not_eligible',
    });
  });

  it('needs no guardian any more from the day they come of age', async () => {
    const grown = await aVolunteer(world, { profession: 'other', verified: false, bornOn: yearsAgo(18.01) });
    expect((await showGuardian(grown.ctx)).age).toBe('adult');
    await expect(nameGuardian(grown.ctx, guardian)).rejects.toMatchObject({ reason: 'guardian.not_needed' });
    await expect(takePlace(grown.ctx, await aFittingNeed())).resolves.toBeDefined();
    const token = await guarded();
    world.clock.advance(2 * 365 * 86_400_000);
    await expect(showByLink(world.as(), { token })).rejects.toMatchObject({ reason: 'guardian.link_over' });
    expect(await eraseGuardians(world.asJob('guardians.erase'))).toBe(1);
    expect((await world.owner.query('select from guardian')).rowCount).toBe(0);
  });
});

describe('naming a guardian', () => {
  it('texts them a link, once for the same person, and says every fault at once', async () => {
    await expect(nameGuardian(minor.ctx, { name: '', mobile: '12' })).rejects.toMatchObject({
      fields: [{ path: 'name' }, { path: 'mobile', reason: 'mobile.invalid' }],
    });
    await expect(nameGuardian(minor.ctx, { ...guardian, mobile: minor.mobile })).rejects.toMatchObject({
      reason: 'guardian.own_number',
    });
    await Promise.all([nameGuardian(minor.ctx, guardian), nameGuardian(minor.ctx, guardian)]);
    const { rowCount } = await world.owner.query(
      "select from notification where template = 'guardian_asked'",
    );
    expect(rowCount).toBe(1);
    expect((await showGuardian(minor.ctx)).guardian).toMatchObject({ mobileMasked: '0993•••0077' });
  });

  it('is for whoever wrote a day of birth, and bounded by texts', async () => {
    const nobody = await aVolunteer(world, { bornOn: null });
    await expect(nameGuardian(nobody.ctx, guardian)).rejects.toMatchObject({ reason: 'guardian.not_needed' });
    await nameGuardian(minor.ctx, guardian);
    await remindGuardian(minor.ctx);
    await remindGuardian(minor.ctx);
    await expect(remindGuardian(minor.ctx)).rejects.toMatchObject({ reason: 'guardian.too_many_texts' });
  });

  it('anew ends the earlier agreement and its link', async () => {
    const token = await guarded();
    await nameGuardian(minor.ctx, { name: 'زهرا نمونه', mobile: '09930000078' });
    await expect(showByLink(world.as(), { token })).rejects.toMatchObject({ reason: 'guardian.link_over' });
    expect(await asked()).toEqual([[], [], []]);
    expect(await enqueued('assignments.end-unguarded')).toEqual([
      { payload: { accountId: minor.accountId } },
    ]);
  });

  it('again by a new link makes the one before open nothing', async () => {
    await nameGuardian(minor.ctx, guardian);
    const first = await tokenSent();
    world.clock.advance(1_000);
    await remindGuardian(minor.ctx);
    await expect(showByLink(world.as(), { token: first })).rejects.toMatchObject({
      reason: 'guardian.link_over',
    });
    await expect(showByLink(world.as(), { token: await tokenSent() })).resolves.toMatchObject({
      may: ['agree', 'withdraw'],
    });
  });
});

describe('the guardian', () => {
  it('agrees by a code on the phone that was named, to the version that was shown', async () => {
    await nameGuardian(minor.ctx, guardian);
    const token = await tokenSent();
    const { version } = await showByLink(world.as(), { token });
    const wrong = { ...(await codeFor(world, mobile)), code: '000000' };
    await expect(agreeByLink(world.as(), { token, version, ...wrong })).rejects.toMatchObject({
      reason: 'code.wrong',
    });
    const another = await codeFor(world, '+989930000079');
    await expect(agreeByLink(world.as(), { token, version, ...another })).rejects.toMatchObject({
      reason: 'guardian.other_number',
    });
    await publishNext();
    const own = await codeFor(world, mobile);
    await expect(agreeByLink(world.as(), { token, version, ...own })).rejects.toMatchObject({
      reason: 'case.changed',
    });
    expect((await showGuardian(minor.ctx)).standing).toBe('waiting');
    await agree(token);
    expect(await showByLink(world.as(), { token })).toMatchObject({
      standing: 'stands',
      agreed: { number: 2 },
      may: ['withdraw'],
    });
  });

  it('is asked again for a new version, before the next place', async () => {
    const token = await guarded();
    const slot = await aFittingNeed();
    await publishNext();
    expect(await asked()).toEqual([[minor.id], [minor.id], [minor.id]]);
    await expect(takePlace(minor.ctx, slot)).rejects.toMatchObject({ reason: 'volunteer.guardian_first' });
    expect(await showGuardian(minor.ctx)).toMatchObject({ standing: 'newer', may: ['name', 'remind'] });
    await agree(token);
    await expect(takePlace(minor.ctx, slot)).resolves.toBeDefined();
  });

  it('takes it back by the link alone, which ends what the minor has ahead, and may agree again', async () => {
    const token = await guarded();
    const { assignmentId } = await takePlace(minor.ctx, await aFittingNeed());
    const offerId = await anOffer(world, minor, await aFittingNeed(48));
    const shown = await showByLink(world.as(), { token });
    expect(shown).toMatchObject({ openOffers: 1, comingPlaces: 1 });
    await expect(withdrawByLink(world.as(), { token, version: 'x' })).rejects.toMatchObject({
      reason: 'case.changed',
    });
    await withdrawByLink(world.as(), { token, version: shown.version });
    expect(await asked()).toEqual([[], [], []]);
    const job = world.asJob('assignments.end-unguarded');
    await withTransaction(job, (tx) => endUnguarded(job, tx, minor.accountId));
    expect([await stateOf(assignmentId), await stateOf(offerId)]).toEqual(['rejected', 'rejected']);
    expect(await showByLink(world.as(), { token })).toMatchObject({ standing: 'withdrawn', may: ['agree'] });
    await agree(token);
    expect((await showGuardian(minor.ctx)).standing).toBe('stands');
  });

  it('who agreed again meanwhile keeps what the minor has ahead', async () => {
    await guarded();
    const { assignmentId } = await takePlace(minor.ctx, await aFittingNeed());
    const job = world.asJob('assignments.end-unguarded');
    await withTransaction(job, (tx) => endUnguarded(job, tx, minor.accountId));
    expect(await stateOf(assignmentId)).toBe('accepted');
  });
});

describe('an office', () => {
  it('sees that somebody is a minor and how their guardian stands, and no name or number of theirs', async () => {
    await guarded();
    const officer = await world.asStaff('officer', 'IR-09');
    const seen = await showVolunteer(officer, minor.id);
    expect(seen).toMatchObject({ age: 'minor', guardian: 'stands' });
    expect(JSON.stringify(seen)).not.toContain('0077');
    expect((await withTransaction(officer, (tx) => tx.$client.query('select from guardian'))).rowCount).toBe(
      0,
    );
  });
});

describe('the database', () => {
  it('lets nobody agree for their guardian, name one past the act, or see another minor’s', async () => {
    await nameGuardian(minor.ctx, guardian);
    const write = (sql: string) => withTransaction(minor.ctx, (tx) => tx.$client.query(sql));
    expect((await write('update guardian set agreed_number = 1, agreed_at = now()')).rowCount).toBe(0);
    expect((await write('delete from guardian')).rowCount).toBe(0);
    await expect(
      write(`insert into guardian (volunteer_id, name, mobile, token_hash, named_at, retain_until)
        values ('${minor.id}', 'x', '+98', 'x', now(), '2031-01-01')`),
    ).rejects.toThrow();
    const other = await aVolunteer(world, { bornOn: yearsAgo(16) });
    const seen = await withTransaction(other.ctx, (tx) => tx.$client.query('select from guardian'));
    expect(seen.rowCount).toBe(0);
  });
});

describe('the data of a guardian', () => {
  it('stands in the minor’s copy with the number masked, and goes with the minor', async () => {
    await guarded();
    const { accountId, mobile: own, id: volunteerId } = minor;
    const person = { accountId, mobile: own, numberSince: new Date(0), volunteerId };
    const copy = await guardiansPrivacy.export?.(world.asJob('privacy.make-copy'), person);
    expect(copy?.sections['guardian']).toMatchObject([{ name: 'مهرداد نمونه', mobile: '0993•••0077' }]);
    await guardiansPrivacy.erase?.(world.asJob('privacy.erase'), person);
    expect((await world.owner.query('select from guardian')).rowCount).toBe(0);
  });
});
