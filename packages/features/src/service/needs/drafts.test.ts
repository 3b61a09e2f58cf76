import { withTransaction } from '@hamyar/db';
import { databaseError } from '@hamyar/platform';
import { aNeed, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { needsChecks } from './checks.ts';
import { closeNeed } from './close-need.ts';
import { createNeed } from './create-need.ts';
import { listNeeds } from './list-needs.ts';
import { openDraft } from './open-draft.ts';
import type { NewNeed } from './policy.ts';
import { returnDraft } from './return-draft.ts';
import { reviseNeed } from './revise-need.ts';
import { showDesk } from './show-desk.ts';
import { showDraft } from './show-draft.ts';
import { showNeed } from './show-need.ts';
import { tellDrafted } from './tell-drafted.ts';

const mashhad = '0916';
const elsewhere = '0918';
let world: World;
let county: Ctx;
let neighbour: Ctx;
let officer: Ctx;
let stranger: Ctx;
beforeAll(async () => {
  world = await openWorld();
  county = await world.asCountyOfficer('IR-09', mashhad);
  neighbour = await world.asCountyOfficer('IR-09', elsewhere);
  officer = await world.asStaff('officer', 'IR-09');
  stranger = await world.asStaff('officer', 'IR-23');
});
afterAll(async () => {
  for (const check of needsChecks) expect((await world.owner.query(check.sql)).rows, check.title).toEqual([]);
  await world.close();
});

const fresh: NewNeed = {
  title: 'غربالگری بینایی کودکان',
  description: 'در مدرسهٔ روستا',
  countyCode: mashhad,
  theme: 'screening',
  targetGroup: 'families',
  venueKind: 'school',
  urgency: 'urgent',
  isRemote: false,
  startsOn: '2026-11-22',
  endsOn: '2026-11-28',
  weekdays: [1, 3],
  startMinute: 540,
  endMinute: 720,
  roles: [
    { profession: 'optometrist', count: 2, gender: null, language: null },
    { profession: 'nurse', count: 1, gender: 'woman', language: null },
  ],
};
const drafted = async (more: Partial<NewNeed> = {}) => createNeed(county, { ...fresh, ...more });
const versionOf = async (needId: string, ctx = officer) => (await showDraft(ctx, needId)).version;
const tried = (ctx: Ctx, sql: string): Promise<number | string> =>
  withTransaction(ctx, async (tx) => (await tx.$client.query(sql)).rowCount ?? 0).catch(
    (error: unknown) => databaseError(error)?.code ?? String(error),
  );
const inboxOf = async ({ rowScope }: Ctx) => {
  const { rows } = await world.owner.query<{ template: string; link: string }>(
    'select template, link from notification where account_id = $1 order by id',
    [rowScope.accountId],
  );
  return rows;
};
const ask = (needId: string) =>
  withTransaction(world.asJob('needs.tell-drafted'), (tx) =>
    tellDrafted.run(world.asJob('needs.tell-drafted'), { needId }, tx),
  );

describe('a need that the office of a county registers', () => {
  it('is a draft that nobody but the offices sees, and asks nobody', async () => {
    const made = await drafted();
    expect(made).toMatchObject({ status: 'draft', shifts: 2 });
    await expect(showNeed(world.as(), made.number)).rejects.toMatchObject({ reason: 'need.unknown' });
    expect((await listNeeds(world.as(), { limit: 50 })).items.map(({ id }) => id)).not.toContain(made.needId);
    const { rows } = await world.owner.query(
      "select topic from outbox where key = $1 and topic <> 'needs.tell-drafted'",
      [made.needId],
    );
    expect(rows).toEqual([]);
  });

  it('is refused outside its counties, also in the same province', async () => {
    await expect(drafted({ countyCode: elsewhere })).rejects.toMatchObject({ code: 'not_found' });
    await expect(drafted({ countyCode: '2301' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('posted twice is one draft', async () => {
    const form = { ...fresh, formKey: '0198a5b0-0000-7000-8000-000000000001' };
    const made = await createNeed(county, form);
    expect(await createNeed(county, form)).toEqual(made);
  });

  it('is told to the officers of its province, and to those of the nation where it has none', async () => {
    const { needId } = await drafted();
    await ask(needId);
    expect(await inboxOf(officer)).toContainEqual({
      template: 'need_draft_waiting',
      link: `/desk/needs/${needId}`,
    });
    const nation = await world.asStaff('national', null);
    expect(await inboxOf(stranger)).toEqual([]);
    const far = await world.asCountyOfficer('IR-14', '1401');
    const lonely = await createNeed(far, { ...fresh, countyCode: '1401' });
    await ask(lonely.needId);
    expect(await inboxOf(nation)).toHaveLength(1);
  });
});

describe('a draft', () => {
  it('comes back to its form as it was written', async () => {
    const { needId } = await drafted({ startMinute: 1320, endMinute: 360, titleEn: 'Eye checks' });
    const draft = await showDraft(county, needId);
    const { formKey: _, ...contents } = { ...fresh, formKey: null };
    const english = { titleEn: 'Eye checks', descriptionEn: '' };
    expect(draft.contents).toEqual({
      ...{ ...contents, ...english, startMinute: 1320, endMinute: 360, venueId: null },
    });
    expect(draft).toMatchObject({ may: ['revise', 'discard'], standing: { isReturned: false } });
    expect((await showDraft(officer, needId)).may).toEqual(['revise', 'open', 'return']);
    const midnight = await drafted({ endMinute: 1440 });
    expect((await showDraft(county, midnight.needId)).contents.endMinute).toBe(1440);
  });

  it('is opened by the officer of the province, as it was read', async () => {
    const { needId, number } = await drafted();
    const version = await versionOf(needId);
    const { weekdays: _, ...daily } = fresh;
    await reviseNeed(county, needId, { ...daily, weekdays: [1], version });
    await expect(openDraft(officer, needId, version)).rejects.toMatchObject({ reason: 'case.changed' });
    await openDraft(officer, needId, await versionOf(needId));
    expect(await showNeed(world.as(), number)).toMatchObject({ status: 'open', placesLeft: 3 });
    expect(await inboxOf(county)).toContainEqual({
      template: 'need_draft_opened',
      link: `/desk/needs/${needId}`,
    });
    const { rows } = await world.owner.query('select topic from outbox where payload @> $1', [{ needId }]);
    expect(rows.map(({ topic }) => topic)).toContain('matching.offer-need');
    await expect(showDraft(officer, needId)).rejects.toMatchObject({ reason: 'need.not_draft' });
  });

  it('goes back with why, and waits again once its county has written it anew', async () => {
    const { needId } = await drafted();
    const version = await versionOf(needId);
    await returnDraft(officer, needId, { version, reason: 'ساعت‌ها را روشن کنید' });
    await expect(
      returnDraft(officer, needId, { version: await versionOf(needId), reason: 'دوباره' }),
    ).rejects.toMatchObject({ reason: 'need.returned_already' });
    expect((await showDesk(county, needId)).draft).toMatchObject({
      isReturned: true,
      returnReason: 'ساعت‌ها را روشن کنید',
    });
    expect(await inboxOf(county)).toContainEqual({
      template: 'need_draft_returned',
      link: `/desk/needs/${needId}`,
    });
    await reviseNeed(county, needId, { ...fresh, startMinute: 600, version: await versionOf(needId) });
    const again = await showDraft(officer, needId);
    expect(again).toMatchObject({ standing: { isReturned: false }, contents: { startMinute: 600 } });
    await openDraft(officer, needId, again.version);
  });

  it('may be written anew by the officer of the province, and stays in it', async () => {
    const { needId } = await drafted();
    await reviseNeed(officer, needId, {
      ...fresh,
      title: 'غربالگری شنوایی کودکان',
      countyCode: elsewhere,
      version: await versionOf(needId),
    });
    expect((await showDraft(neighbour, needId)).contents.title).toBe('غربالگری شنوایی کودکان');
    await expect(showDraft(county, needId)).rejects.toMatchObject({ code: 'not_found' });
    const nation = await world.asStaff('national', null);
    await expect(
      reviseNeed(nation, needId, { ...fresh, countyCode: '2301', version: await versionOf(needId) }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  it('is not opened once its days are over', async () => {
    const here = await openWorld();
    const author = await here.asCountyOfficer('IR-09', mashhad);
    const { needId } = await createNeed(author, fresh);
    here.clock.set('2026-12-21T08:30:00Z');
    const decider = await here.asStaff('officer', 'IR-09');
    await expect(openDraft(decider, needId, await versionOf(needId, decider))).rejects.toMatchObject({
      reason: 'need.no_shift',
    });
    await here.close();
  });

  it('is neither opened, returned nor closed by the county that wrote it, nor seen by any other', async () => {
    const { needId } = await drafted();
    const version = await versionOf(needId);
    const refused = { reason: 'access.role_lacks_permission' };
    await expect(openDraft(county, needId, version)).rejects.toMatchObject(refused);
    await expect(returnDraft(county, needId, { version, reason: 'چرا' })).rejects.toMatchObject(refused);
    await expect(closeNeed(county, needId, { version, reason: 'mistake' })).rejects.toMatchObject(refused);
    for (const ctx of [neighbour, stranger]) {
      await expect(showDraft(ctx, needId)).rejects.toMatchObject({ code: 'not_found' });
      await expect(showDesk(ctx, needId)).rejects.toMatchObject({ code: 'not_found' });
      await expect(reviseNeed(ctx, needId, { ...fresh, version })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    await expect(openDraft(stranger, needId, version)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the database itself, whatever the application is talked into', () => {
  it('lets a county write its own drafts and nothing that is open', async () => {
    const { needId } = await drafted();
    const open = await aNeed(world);
    expect(await tried(county, "update need set status = 'open'")).toBe('42501');
    expect(await tried(county, `update need set title = 'x' where id = '${open.id}'`)).toBe(0);
    expect(await tried(neighbour, `update need set title = 'x' where id = '${needId}'`)).toBe(0);
    expect(await tried(county, `update need set county_code = '${elsewhere}' where id = '${needId}'`)).toBe(
      '42501',
    );
    expect(await tried(county, `update need set created_by = null where id = '${needId}'`)).toBe('42501');
    expect(await tried(county, `delete from shift where need_id = '${open.id}'`)).toBe(0);
    expect(await tried(county, `delete from role_slot where need_id = '${open.id}'`)).toBe(0);
    expect(await tried(officer, `delete from role_slot where need_id = '${open.id}'`)).toBe(0);
    expect(await tried(county, "update volunteer set first_name = 'x'")).toBe(0);
    expect(await tried(county, 'update credential set verified_at = now()')).toBe(0);
    expect(await tried(county, "update assignment set state = 'withdrawn'")).toBe(0);
  });

  it('shows a county no volunteer, licence or place of another', async () => {
    await aVolunteer(world);
    await aVolunteer(world, { countyCode: elsewhere });
    for (const table of ['volunteer', 'credential', 'assignment'])
      expect(await tried(neighbour, `select from ${table} where province_code = 'IR-23'`)).toBe(0);
    const { rows } = await world.owner.query(
      "select count(*)::int as n from volunteer where county_code = '0918'",
    );
    expect(await tried(neighbour, 'select from volunteer')).toBe(rows[0]?.n);
  });
});
