import { withTransaction } from '@hamyar/db';
import { readWhole } from '@hamyar/platform';
import { fillEveryTable } from '@hamyar/testing/every-table';
import { aNeed, anOffer, aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { features } from '../../features.ts';
import { keepers } from '../../keepers.ts';
import { eraseFiles } from '../files/erase-files.ts';
import { examineFile } from '../files/examine-file.ts';
import { openFile } from '../files/open-file.ts';
import { showFile } from '../files/show-file.ts';
import { accountForMobile } from '../identity/index.ts';
import { askCopy } from './ask-copy.ts';
import { askErasure } from './ask-erasure.ts';
import { privacyChecks } from './checks.ts';
import { erasePeople } from './erase-people.ts';
import { makeCopy } from './make-copy.ts';
import { showErasure } from './show-erasure.ts';
import { showOwn } from './show-own.ts';
import { takeBackErasure } from './take-back-erasure.ts';

let world: World;
let volunteer: MadeVolunteer;
const day = 86_400_000;
const hour = 3_600_000;
beforeEach(async () => {
  world = await openWorld();
  volunteer = await aVolunteer(world);
});
afterEach(async () => {
  for (const check of privacyChecks)
    expect((await world.owner.query(check.sql)).rows, check.title).toEqual([]);
  await world.close();
});

const rows = async (sql: string, values: unknown[] = []) =>
  (await world.owner.query<Record<string, unknown>>(sql, values)).rows;
const make = async () => {
  const [copy] = await rows('select id from data_copy where ready_at is null');
  await makeCopy(world.asJob('privacy.make-copy'), keepers, String(copy?.['id']));
  const [file] = await rows("select id from stored_file where purpose = 'my_data' order by id desc limit 1");
  await examineFile(world.asJob('files.examine'), String(file?.['id']));
  return String(file?.['id']);
};
const unpack = async (): Promise<Record<string, string>> => {
  const [file] = await rows(
    "select stored_name from stored_file where purpose = 'my_data' order by id desc limit 1",
  );
  const zip = await readWhole(world.as().ports.files, String(file?.['stored_name']));
  return Object.fromEntries(
    Object.entries(unzipSync(zip)).map(([path, content]) => [path, strFromU8(content)]),
  );
};
const ask = async (who = volunteer) => {
  const { version } = await showErasure(who.ctx, keepers);
  return askErasure(who.ctx, keepers, version);
};
const erase = () => erasePeople(world.asJob('privacy.erase'), keepers);
const eraseNow = async (who = volunteer) => {
  await ask(who);
  world.clock.advance(7 * day);
  return erase();
};

describe('a copy of one’s data', () => {
  it('holds a page in both languages and the rows of every feature that knows the person', async () => {
    await fillEveryTable(world, volunteer);
    await askCopy(volunteer.ctx);
    await make();
    const files = await unpack();
    const handing = keepers().filter(({ privacy }) => privacy.export);
    for (const { name } of handing) expect(files).toHaveProperty([`data/${name.replace('/', '-')}.json`]);
    expect(files['index.html']).toContain('lang="fa" dir="rtl"');
    expect(files['index.en.html']).toContain('Your data at Hamyar');
    expect(files['data/ground-identity.json']).toContain(volunteer.mobile);
    expect(files['index.html']).not.toMatch(/privacy_(?:section|field)|<td>undefined/);
    expect(await showOwn(volunteer.ctx)).toMatchObject({ copy: { isReady: true } });
    expect(await rows("select link from notification where template = 'data_copy_ready'")).toEqual([
      { link: '/me/data' },
    ]);
  });

  it('has nothing of another person in it', async () => {
    const other = await aVolunteer(world);
    await fillEveryTable(world, other);
    await askCopy(volunteer.ctx);
    await make();
    const whole = Object.values(await unpack()).join('\n');
    for (const secret of [other.mobile, other.accountId, other.id, 'دهنده'])
      expect(whole).not.toContain(secret);
  });

  it('writes what somebody wrote as text and never as a page', async () => {
    await rows("update volunteer set first_name = '<script>alert(1)</script>'");
    await askCopy(volunteer.ctx);
    await make();
    expect((await unpack())['index.html']).not.toContain('<script>');
  });

  it('opens for its owner alone: not for a stranger, an officer or the nation, and not by a guessed address', async () => {
    await askCopy(volunteer.ctx);
    const fileId = await make();
    const stranger = await aVolunteer(world);
    const notTheirs = { reason: 'file.not_found' };
    for (const ctx of [
      stranger.ctx,
      await world.asStaff('officer', 'IR-09'),
      await world.asStaff('national', null),
      await world.asStaff('auditor', null),
    ])
      await expect(openFile(ctx, fileId)).rejects.toMatchObject(notTheirs);
    const address = await openFile(volunteer.ctx, fileId);
    expect((await showFile(volunteer.ctx, fileId, address)).fileName).toBe('my-data.zip');
    await expect(showFile(stranger.ctx, fileId, address)).rejects.toMatchObject({
      reason: 'file.address_invalid',
    });
    const guessed = { until: address.until, signature: '0'.repeat(64) };
    await expect(showFile(volunteer.ctx, fileId, guessed)).rejects.toMatchObject({
      reason: 'file.address_invalid',
    });
  });

  it('that could not be made stands in nobody’s way: six hours later another is asked for', async () => {
    await askCopy(volunteer.ctx);
    world.clock.advance(5 * hour);
    const { copy } = await showOwn(volunteer.ctx);
    expect((await askCopy(volunteer.ctx)).copy).toEqual(copy);
    world.clock.advance(hour);
    expect((await showOwn(volunteer.ctx)).copy).toBeNull();
    expect((await askCopy(volunteer.ctx)).copy).not.toEqual(copy);
    expect(await rows("select from outbox where topic = 'privacy.make-copy'")).toHaveLength(2);
    await make();
    expect((await showOwn(volunteer.ctx)).copy).toMatchObject({ isReady: true });
  });

  it('is one while it is being made, three a day, and gone after a week', async () => {
    const first = await askCopy(volunteer.ctx);
    expect(await askCopy(volunteer.ctx)).toEqual(first);
    const refused = await make();
    await rows("update stored_file set state = 'refused', finding = 'Eicar' where id = $1", [refused]);
    expect((await showOwn(volunteer.ctx)).copy).toBeNull();
    for (const _ of [2, 3]) {
      await askCopy(volunteer.ctx);
      await make();
    }
    await expect(askCopy(volunteer.ctx)).rejects.toMatchObject({ reason: 'privacy.too_many_copies' });
    world.clock.advance(8 * day);
    await eraseFiles(world.asJob('files.erase'));
    expect(await rows("select from stored_file where purpose = 'my_data'")).toEqual([]);
    expect((await showOwn(volunteer.ctx)).copy).toBeNull();
  });
});

describe('being erased', () => {
  it('says before what ends and stays, waits seven days, and takes every trace of whom it was', async () => {
    await fillEveryTable(world, volunteer);
    await rows("update role_grant set valid_to = '2026-11-20', valid_from = '2026-11-01'");
    await rows("update staff_invitation set state = 'lapsed'");
    const place = await anOffer(
      world,
      volunteer,
      (await aNeed(world, { shifts: [{ inHours: 400, hours: 2 }] })).slotIds[0] ?? '',
    );
    await rows("update assignment set state = 'accepted' where id = $1", [place]);
    const summary = await showErasure(volunteer.ctx, keepers);
    expect(summary).toMatchObject({ offices: 0, days: 7 });
    expect(summary.ends).toContainEqual({ key: 'places', count: 1 });
    expect(summary.ends).toContainEqual({ key: 'pledges', count: 1 });
    expect(summary.stays).toEqual(['books', 'office-records', 'receipts', 'tombstone', 'trail']);
    await ask();
    world.clock.advance(7 * day - 1000);
    expect(await erase()).toBe(0);
    world.clock.advance(1000);
    expect(await erase()).toBe(1);
    await eraseFiles(world.asJob('files.erase'));
    expect(await rows('select state from assignment where id = $1', [place])).toEqual([
      { state: 'withdrawn' },
    ]);
    expect(await rows('select state from pledge')).toEqual([{ state: 'cancelled' }]);
    // Nobody's number or name is left in any table; imports and counters of sign-in go by themselves in their days.
    const tables = await rows(
      "select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and not relispartition",
    );
    const traces: string[] = [];
    for (const { name } of tables) {
      const found = await rows(
        `select from "${String(name)}" t where t::text like $1 or t::text like '%سارا%' or t::text like '%دهنده%'`,
        [`%${volunteer.mobile}%`],
      );
      if (found.length > 0) traces.push(String(name));
    }
    expect(traces.filter((name) => !/^import_|^otp_budget$|^county$/.test(name))).toEqual(
      // Of an office's list under no number of theirs: the office answers for it.
      ['contribution'],
    );
    expect(await rows('select from session where account_id = $1', [volunteer.accountId])).toEqual([]);
    expect(
      await rows('select account_id, volunteer_id from erasure_tombstone where cardinality(features) > 0'),
    ).toEqual([{ account_id: volunteer.accountId, volunteer_id: volunteer.id }]);
    for (const { checks = [], name } of features)
      if (/volunteers|identity|pledges|contributions|files/.test(name))
        for (const check of checks.filter(({ title }) => /erased|names nobody/.test(title)))
          expect((await world.owner.query(check.sql)).rows, check.title).toEqual([]);
  });

  it('can be taken back while the days run, and not after', async () => {
    await ask();
    await takeBackErasure(volunteer.ctx);
    expect((await showOwn(volunteer.ctx)).erasure).toBeNull();
    world.clock.advance(30 * day);
    expect(await erase()).toBe(0);
    await ask();
    world.clock.advance(7 * day);
    await expect(takeBackErasure(volunteer.ctx)).rejects.toMatchObject({ reason: 'privacy.too_late' });
    expect(await erase()).toBe(1);
  });

  it('is asked once however often it is asked, and done once', async () => {
    const first = await ask();
    world.clock.advance(day);
    expect(await ask()).toEqual(first);
    world.clock.advance(6 * day);
    expect([await erase(), await erase()]).toEqual([1, 0]);
    expect(await rows("select count(*)::int as n from audit where action = 'account.erased'")).toEqual([
      { n: 1 },
    ]);
  });

  it('is refused on what changed since it was read', async () => {
    const { version } = await showErasure(volunteer.ctx, keepers);
    const place = await anOffer(world, volunteer, (await aNeed(world)).slotIds[0] ?? '');
    await rows("update assignment set state = 'accepted' where id = $1", [place]);
    await expect(askErasure(volunteer.ctx, keepers, version)).rejects.toMatchObject({
      reason: 'case.changed',
    });
  });

  it('waits for an office to be ended first, and stops before one that began since', async () => {
    const grant = () =>
      rows(
        "insert into role_grant (account_id, role, province_code, valid_from) values ($1, 'council', 'IR-09', '2020-01-01') returning id",
        [volunteer.accountId],
      );
    const [{ id } = { id: '' }] = await grant();
    await expect(ask()).rejects.toMatchObject({ reason: 'privacy.office_first' });
    await rows("update role_grant set valid_to = '2026-11-20' where id = $1", [id]);
    await ask();
    await grant();
    world.clock.advance(7 * day);
    expect(await erase()).toBe(0);
    expect(await rows('select state from erasure_request')).toEqual([{ state: 'taken_back' }]);
    expect(await rows("select from notification where template = 'erasure_stopped'")).toHaveLength(1);
  });

  it('asks for the passkey anew of whoever has one, and of nobody else', async () => {
    const { actor } = volunteer.ctx;
    if (actor.kind !== 'person') throw new Error('a person');
    const proof = {
      factor: 'text' as const,
      confirmedAt: null,
      openedAt: world.clock.now(),
      hasFactor: true,
      withholdsOffices: false,
    };
    const stolen = world.as({ ...actor, proof });
    const { version } = await showErasure(stolen, keepers);
    await expect(askErasure(stolen, keepers, version)).rejects.toMatchObject({
      reason: 'access.confirm_first',
    });
    const shown = world.as({
      ...actor,
      proof: { ...proof, factor: 'passkey' as const, confirmedAt: world.clock.now() },
    });
    await expect(askErasure(shown, keepers, version)).resolves.toBeDefined();
  });

  it('is nobody’s to ask for another or without a session', async () => {
    await expect(showErasure(world.as(), keepers)).rejects.toMatchObject({ code: 'unauthenticated' });
    const stranger = await aVolunteer(world);
    await ask();
    await takeBackErasure(stranger.ctx);
    expect((await showOwn(volunteer.ctx)).erasure).not.toBeNull();
    expect((await showOwn(stranger.ctx)).erasure).toBeNull();
  });

  it('leaves the number to whoever signs in with it next, who finds nothing', async () => {
    await eraseNow();
    const ctx = world.asJob('identity.send-code');
    const next = await withTransaction(ctx, (tx) =>
      accountForMobile(ctx, tx, volunteer.mobile, { locale: 'fa' }),
    );
    expect(next.isNew).toBe(true);
    expect(next.id).not.toBe(volunteer.accountId);
  });
});
