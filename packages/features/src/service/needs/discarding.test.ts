import { withTransaction } from '@hamyar/db';
import { databaseError } from '@hamyar/platform';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { needsChecks } from './checks.ts';
import { createNeed } from './create-need.ts';
import { discardDraft } from './discard-draft.ts';
import { openDraft } from './open-draft.ts';
import { returnDraft } from './return-draft.ts';
import { showDraft } from './show-draft.ts';

let world: World;
let author: Ctx;
let colleague: Ctx;
let officer: Ctx;
beforeAll(async () => {
  world = await openWorld();
  author = await world.asCountyOfficer('IR-09', '0916');
  colleague = await world.asCountyOfficer('IR-09', '0916');
  officer = await world.asStaff('officer', 'IR-09');
});
afterAll(async () => {
  for (const check of needsChecks) expect((await world.owner.query(check.sql)).rows, check.title).toEqual([]);
  await world.close();
});

const drafted = (ctx = author) =>
  createNeed(ctx, {
    title: 'غربالگری بینایی کودکان',
    description: '',
    countyCode: '0916',
    theme: 'screening',
    targetGroup: 'families',
    venueKind: 'school',
    urgency: 'normal',
    isRemote: false,
    startsOn: '2026-11-22',
    endsOn: '2026-11-28',
    weekdays: [],
    startMinute: 540,
    endMinute: 720,
    roles: [{ profession: 'optometrist', count: 2, gender: null, language: null }],
  });
const versionOf = async (needId: string) => (await showDraft(author, needId)).version;

describe('a draft that nobody needs any more', () => {
  it('is taken away by whoever wrote it, with its shifts, and leaves a row in the log', async () => {
    const { needId } = await drafted();
    expect((await showDraft(author, needId)).may).toEqual(['revise', 'discard']);
    await discardDraft(author, needId, await versionOf(needId));
    await expect(showDraft(officer, needId)).rejects.toMatchObject({ reason: 'need.unknown' });
    await expect(discardDraft(author, needId, 'v')).rejects.toMatchObject({ reason: 'need.unknown' });
    const left = await world.owner.query(
      'select from shift where need_id = $1 union all select from role_slot where need_id = $1',
      [needId],
    );
    expect(left.rows).toEqual([]);
    const { rows } = await world.owner.query(
      "select actor_id as actor from audit where target_id = $1 and action = 'need.discarded'",
      [needId],
    );
    expect(rows).toEqual([{ actor: author.rowScope.accountId }]);
    await world.owner.query("select fold_need_openings('2026-11-21', 1000)");
  });

  it('goes too when it came back, as it was read and in no other form', async () => {
    const { needId } = await drafted();
    const version = await versionOf(needId);
    await returnDraft(officer, needId, { version, reason: 'ساعت‌ها را روشن کنید' });
    await expect(discardDraft(author, needId, version)).rejects.toMatchObject({ reason: 'case.changed' });
    await discardDraft(author, needId, await versionOf(needId));
    await expect(showDraft(author, needId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is taken away by nobody else, neither a colleague of the county nor the officer of the province', async () => {
    const { needId } = await drafted();
    const version = await versionOf(needId);
    for (const ctx of [colleague, officer])
      await expect(discardDraft(ctx, needId, version)).rejects.toMatchObject({ reason: 'need.not_author' });
    expect((await showDraft(officer, needId)).may).toEqual(['revise', 'open', 'return']);
    await expect(
      discardDraft(await world.asCountyOfficer('IR-09', '0918'), needId, version),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('stays once it is open, whatever the application is talked into', async () => {
    const { needId } = await drafted();
    await openDraft(officer, needId, await versionOf(needId));
    await expect(discardDraft(author, needId, 'v')).rejects.toMatchObject({ reason: 'need.not_draft' });
    const other = await drafted(colleague);
    const tried = (ctx: Ctx, id: string) =>
      withTransaction(
        ctx,
        async (tx) => (await tx.$client.query(`delete from need where id = '${id}'`)).rowCount,
      ).catch((error: unknown) => databaseError(error)?.code);
    expect(await tried(author, needId)).toBe(0);
    expect(await tried(author, other.needId)).toBe(0);
    expect(await tried(officer, other.needId)).toBe(0);
  });
});
