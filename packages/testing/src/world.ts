import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applicationRole, openPool, type Pool } from '@hamyar/db';
import { eventHandlers } from '@hamyar/features/features';
import { jobActor } from '@hamyar/features/ground/access/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import type { Settings } from '@hamyar/features/settings';
import {
  type Actor,
  actingAs,
  localFileStore,
  makeLogger,
  makeSealing,
  type Ports,
  type RoleGrant,
  rowScopeOf,
  type StaffRole,
  systemChance,
} from '@hamyar/platform';
import type { FileScanner } from '@hamyar/platform/ports/file-scanner';
import { createWitnesses } from '@hamyar/platform/ports/witness';
import pg from 'pg';
import { inject } from 'vitest';
import { fakePayments, type FakePayments, fakeSms, type FakeSms } from './fake-ports.ts';
import { templateDatabase, testPassword } from './global-setup.ts';

export interface FakeClock {
  now(): Date;
  set(iso: string): void;
  advance(ms: number): void;
}

/** A database of its own with the application's role, a clock that stands still, and ports that remember. */
export interface World {
  readonly pool: Pool;
  /** Connection of the owner role, for arranging and for looking past row-level security. */
  readonly owner: pg.Client;
  /** Address of the application's role on this world's database. */
  readonly databaseUrl: string;
  readonly clock: FakeClock;
  /** What an operator sets. */
  readonly settings: Settings;
  readonly sms: FakeSms;
  readonly payments: FakePayments;
  /** Context of an actor; visitor unless told. */
  as(actor?: Actor): Ctx;
  /** A job, schedule or service of the platform by its name, as far as it reaches. */
  asJob(name: string): Ctx;
  /** Whoever sits at the host itself: may and sees everything, except what the clock alone does. */
  asOperator(): Ctx;
  /** Staff of one role in one province, or in the nation with null. */
  asStaff(role: StaffRole, provinceCode: string | null): Promise<Ctx>;
  /** A county officer of one county, or of more, of one province. */
  asCountyOfficer(provinceCode: string, ...countyCodes: readonly string[]): Promise<Ctx>;
  close(): Promise<void>;
}

let worlds = 0;

/** An empty, migrated database: its owner's connection and the application role's address. */
export interface WorldDatabase {
  readonly owner: pg.Client;
  readonly databaseUrl: string;
}

/** What a test is given unless it says otherwise. */
const testSettings: Settings = {
  unusedCodesPerNetworkPerHour: 300,
  codesPerPrefixPerMinute: 60,
  codesPerMinute: 300,
  codesPerDay: 50_000,
  pledgesPerAddressPerHour: 120,
  quietHours: { from: 22, to: 8 },
  logWitnesses: [],
  moneyNeedsOffice: false,
  textOpensOffices: true,
  numberSleepsAfterDays: 365,
};

/**
 * Opens a fresh world. 1405-08-30 at noon in Tehran unless another instant is given.
 * @param options.database where no test runner has made one
 * @param options.settings instead of those that a test is given
 * @param options.scanner none unless given, as in an installation that has set none up
 */
export async function openWorld(
  options: {
    now?: string;
    database?: WorldDatabase;
    settings?: Partial<Settings>;
    scanner?: FileScanner;
  } = {},
): Promise<World> {
  const { owner, databaseUrl } = options.database ?? (await freshDatabase());
  const pool = patientPool(databaseUrl, 60);
  const clock = standingClock(options.now ?? '2026-11-21T08:30:00Z');
  const sms = fakeSms();
  const payments = fakePayments();
  const files = localFileStore(await mkdtemp(join(tmpdir(), 'hamyar-files-')));
  const ports: Ports = {
    sms,
    payments,
    files,
    scanner: options.scanner ?? null,
    witnesses: createWitnesses(),
  };
  const visitor: Actor = { kind: 'visitor' };
  const base: Ctx = {
    actor: visitor,
    rowScope: rowScopeOf(visitor),
    pool,
    clock,
    log: makeLogger('test', 'silent'),
    requestId: 'test',
    sealing: makeSealing(Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(32, 2).toString('base64')),
    ports,
    eventHandlers,
    publicUrl: 'http://localhost:3000',
    settings: {
      ...testSettings,
      ...options.settings,
    },
    ...systemChance,
  };
  return {
    pool,
    owner,
    databaseUrl,
    clock,
    settings: base.settings,
    sms,
    payments,
    as: (actor = visitor) => actingAs(base, actor),
    asJob: (name) => actingAs(base, jobActor(name)),
    asOperator: () => actingAs(base, { kind: 'operator', name: 'test' }),
    asStaff: (role, provinceCode) => inOffice(base, owner, { role, provinceCode }),
    asCountyOfficer: (provinceCode, ...countyCodes) =>
      inOffice(base, owner, { role: 'county_officer', provinceCode, countyCodes }),
    async close() {
      await pool.end();
      await owner.end();
    },
  };
}

/** A pool that waits as long as a busy machine needs: what a test asks is who gets in, not how soon. */
export function patientPool(connectionString: string, max: number): Pool {
  return openPool({
    connectionString,
    applicationName: 'test',
    max,
    patienceMs: 30_000,
    statementTimeoutMs: 60_000,
    onError: () => {},
  });
}

/** A copy of the migrated template, its owner's connection and the application role's address. */
async function freshDatabase(): Promise<WorldDatabase> {
  const pattern = inject('ownerUrlPattern');
  const database = `world_${process.pid}_${++worlds}_${Math.floor(performance.now())}`;
  const admin = new pg.Client({ connectionString: pattern.replace('{database}', 'postgres') });
  await admin.connect();
  // Copies of one template queue behind each other.
  await admin.query('select pg_advisory_lock(42)');
  await admin.query(`create database ${database} template ${templateDatabase}`);
  await admin.end();
  const url = new URL(pattern.replace('{database}', database));
  const owner = new pg.Client({ connectionString: url.toString() });
  await owner.connect();
  url.username = applicationRole;
  url.password = testPassword;
  return { owner, databaseUrl: url.toString() };
}

/** Somebody who holds one office, and acts in it. */
async function inOffice(base: Ctx, owner: pg.Client, grant: RoleGrant): Promise<Ctx> {
  const accountId = await staffAccount(owner, grant);
  const session = { accountId, sessionId: systemChance.newId(), isVolunteer: false };
  return actingAs(base, { kind: 'staff', ...session, grants: [grant] });
}

/** Numbers are counted, not drawn: thousands drawn by chance meet. */
let staffMade = 0;

async function staffAccount(
  owner: pg.Client,
  { role, provinceCode, countyCodes }: RoleGrant,
): Promise<string> {
  const accountId = systemChance.newId();
  const mobile = `+98990${String(++staffMade).padStart(7, '0')}`;
  await owner.query("insert into account (id, mobile, retain_until) values ($1, $2, '2031-01-01')", [
    accountId,
    mobile,
  ]);
  // In office since long ago, by whatever clock a test asks.
  await owner.query(
    "insert into role_grant (account_id, role, province_code, county_codes, valid_from) values ($1, $2, $3, $4, '2020-01-01')",
    [accountId, role, provinceCode, countyCodes ?? null],
  );
  return accountId;
}

function standingClock(start: string): FakeClock {
  let current = new Date(start);
  return {
    now: () => new Date(current),
    set: (iso) => {
      current = new Date(iso);
    },
    advance: (ms) => {
      current = new Date(current.getTime() + ms);
    },
  };
}
