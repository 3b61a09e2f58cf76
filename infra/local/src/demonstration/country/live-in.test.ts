import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allProvinces } from '@hamyar/domain';
import { merchantA, type RunningSandbox, startSandbox } from '@hamyar/sandbox/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkDatabase } from '../../check-database.ts';
import { asOwner } from '../../database.ts';
import { type Demonstration, openDemonstration } from '../../demonstration.ts';
import { type ThrowAwayDatabase, throwAwayDatabase } from '../../throw-away-database.ts';
import { listedGifts } from './listed-gifts.ts';

let database: ThrowAwayDatabase;
let sandbox: RunningSandbox;
let uploads: string;
let demonstration: Demonstration;
const provinces = allProvinces.filter(({ code }) => code === 'IR-09' || code === 'IR-16');

beforeAll(async () => {
  database = await throwAwayDatabase();
  sandbox = await startSandbox();
  uploads = await mkdtemp(join(tmpdir(), 'hamyar-uploads-'));
  const key = () => randomBytes(32).toString('base64');
  demonstration = openDemonstration({
    ...{ PUBLIC_URL: 'http://localhost:3000', DATABASE_URL: database.applicationUrl, UPLOADS_DIR: uploads },
    ...{ SEAL_KEY: key(), INDEX_KEY: key() },
    ...{ PAYMENT_GATEWAY_URL: sandbox.url, PAYMENT_MERCHANT_ID: merchantA },
    ...{ SMS_GATEWAY_URL: sandbox.url, SMS_API_KEY: 'none', QUIET_HOURS: 'none' },
    ...{ MONEY_NEEDS_OFFICE: 'false', PLEDGES_PER_ADDRESS_PER_HOUR: '10000', TEXT_OPENS_OFFICES: 'yes' },
  });
  await demonstration.seedPeople();
  await demonstration.liveIn(() => {}, provinces);
}, 300_000);
afterAll(async () => {
  await demonstration.close();
  await sandbox.close();
  await database.close();
  await rm(uploads, { recursive: true, force: true });
});

const one = <Row extends object>(sql: string): Promise<Row | undefined> =>
  asOwner(database.ownerUrl, async (owner) => (await owner.query<Row>(sql)).rows[0]);

it('a country at work holds every invariant of the platform', async () => {
  const results = await asOwner(database.ownerUrl, checkDatabase);
  expect(results.filter(({ rows }) => rows.length > 0)).toEqual([]);
});

it('has each state that its pages are for', async () => {
  expect(
    await one(`select
      (select count(*)::int from credential where verified_at is null and rejected_at is null) >= 6 as licences,
      exists (select from assignment where state = 'offered') as offers,
      exists (select from assignment where state = 'proposed') as proposals,
      exists (select from assignment where state = 'accepted') as places,
      exists (select from need where status = 'closed') as "needsThatAreOver",
      (select count(*)::int from payment where state = 'mismatch' or state like 'held%') as held,
      (select count(*)::int from import_batch where state = 'previewed') as lists,
      (select array_agg(distinct state order by state) from complaint) as complaints,
      (select count(*)::int from letter) as letters,
      (select count(*)::int from account_recovery where to_mobile is not null and state = 'seconded') as "lostNumbers",
      (select count(*)::int from record_part where parted_at is null and undone_at is null) as "sharedNumbers",
      exists (select from audit where action = 'volunteer.moved') as moves,
      exists (select from role_grant g join staff_invitation i on i.id = g.invitation_id where i.kind = 'successor') as handovers,
      (select count(*)::int from stored_file where purpose = 'complaint') as pictures,
      exists (select from list_term_version where list = 'limit' and holds_from > now()) as limits,
      exists (select from ledger_closing) as closings,
      exists (select from notification where read_at is null) as unread`),
  ).toEqual({
    ...{ licences: true, offers: true, proposals: true, places: true, needsThatAreOver: true },
    ...{ held: 1, lists: 1, complaints: ['appealed', 'in_hearing', 'received'], letters: 4 },
    ...{ lostNumbers: 1, sharedNumbers: 1, moves: true, handovers: true },
    ...{ pictures: 1, limits: true, closings: true, unread: true },
  });
});

it('is made once: a second start adds nothing', async () => {
  const counts = () =>
    one(`select (select count(*) from contribution) as gifts, (select count(*) from pledge) as pledges,
      (select count(*) from need) as needs, (select count(*) from audit) as acts`);
  const before = await counts();
  await demonstration.liveIn(() => {}, provinces);
  expect(await counts()).toEqual(before);
}, 120_000);

it('lists the same gifts each time, and nine hundred billion rials of cash for the year that is known', () => {
  const [razavi] = provinces.filter(({ code }) => code === 'IR-09');
  if (!razavi) throw new Error('Razavi Khorasan is a province');
  const gifts = listedGifts(razavi, 1404);
  expect(listedGifts(razavi, 1404)).toEqual(gifts);
  const cashIrr = gifts
    .filter(({ kind }) => kind === 'نقدی')
    .reduce((sum, { amountIrr }) => sum + amountIrr, 0n);
  expect(Math.round(Number(cashIrr / 10_000_000_000n) / 5) * 5).toBe(90);
});
