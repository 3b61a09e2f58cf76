import { withTransaction } from '@hamyar/db';
import type { Actor } from '@hamyar/platform';
import { fillEveryTable, guardedTables } from '@hamyar/testing/every-table';
import { aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { jobActor } from './as-service.ts';

let world: World;
let volunteer: MadeVolunteer;
let officer: Ctx;
let county: Ctx;
beforeAll(async () => {
  world = await openWorld();
  volunteer = await aVolunteer(world);
  await fillEveryTable(world, volunteer);
  officer = await world.asStaff('officer', 'IR-09');
  county = await world.asCountyOfficer('IR-09', '0916');
  for (const table of many) await multiply(table);
  await world.owner.query('set session_replication_role = origin; analyze');
});
afterAll(() => world.close());

/** So many that a scan is never the cheapest way to one row. */
const rows = 20_000;
/** Parents before what hangs on them. */
const many = [
  'account',
  'role_grant',
  'staff_invitation',
  'staff_change',
  'session',
  'volunteer',
  'availability_window',
  'credential',
  'need',
  'role_slot',
  'assignment',
  'project',
  'pledge',
  'payment',
  'payment_event',
  'payment_resolution',
  'receipt',
  'contribution',
  'import_batch',
  'import_rejected_row',
  'import_warning',
  'complaint',
  'complaint_entry',
  'stored_file',
  'notification',
  'audit',
];

const quoted = (name: string): string => `"${name}"`;

/** Copies the one row of a table under new keys; what it refers to stays, and no rule but the policies is asked. */
async function multiply(table: string): Promise<void> {
  await world.owner.query('set session_replication_role = replica');
  const { rows: columns } = await world.owner.query<{
    name: string;
    type: string;
    unique: boolean;
    identity: boolean;
  }>(
    `select c.column_name as name, c.data_type as type, c.is_identity = 'YES' as identity,
       exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
         where i.indrelid = c.table_name::regclass and i.indisunique and a.attname = c.column_name
           and (c.data_type = 'uuid' or not exists (select from pg_attribute u
             where u.attrelid = i.indrelid and u.attnum = any (i.indkey) and u.atttypid = 'uuid'::regtype))) as unique
     from information_schema.columns c where c.table_schema = 'public' and c.table_name = $1`,
    [table],
  );
  const written = columns.filter(({ identity }) => !identity);
  const value = ({ name: bare, type, unique }: (typeof columns)[number]): string => {
    const name = quoted(bare);
    if (!unique) return name;
    // What one row need not have, the copies need not either.
    if (type === 'uuid') return `case when ${name} is not null then gen_random_uuid() end`;
    if (type === 'text') return `coalesce(${name}, 'x') || n`;
    if (type === 'timestamp with time zone') return `${name} + n * interval '1 second'`;
    return `(${name} + n) % 32000`;
  };
  const names = written.map(({ name }) => quoted(name)).join(', ');
  await world.owner.query(
    `insert into ${table} (${names}) select ${written.map(value).join(', ')}
     from (select * from ${table} limit 1) one, generate_series(1, ${rows}) n on conflict do nothing`,
  );
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** Tables that a plan reads from end to end. */
const scanned = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] ? [plan['Relation Name']] : []),
  ...(plan.Plans ?? []).flatMap(scanned),
];

async function scans(actor: Actor, sql: string): Promise<string[]> {
  return withTransaction(world.as(actor), async (tx) => {
    const { rows: explained } = await tx.$client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (format json) ${sql}`,
    );
    return explained.flatMap((row) => scanned(row['QUERY PLAN'][0].Plan));
  });
}

/** By its first unique key, as verbs look a row up; a row of the address it hangs on where it has none of its own. */
async function lookUp(table: string): Promise<string> {
  const { rows: keys } = await world.owner.query<{ name: string; type: string }>(
    `select a.attname as name, format_type(a.atttypid, null) as type from pg_index i
     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
     where i.indrelid = $1::regclass and i.indisprimary`,
    [table],
  );
  const [key] = keys;
  const { rows: one } = await world.owner.query<{ value: string }>(
    `select ${key?.name}::text as value from ${table} offset 50 limit 1`,
  );
  return `${key?.name} = '${one[0]?.value ?? ''}'::${key?.type}`;
}

describe('a row looked up by its key is found without reading any table from end to end', () => {
  const actors: readonly (readonly [string, () => Actor])[] = [
    ['a person', () => volunteer.ctx.actor],
    ['an officer', () => officer.actor],
    ['a county officer', () => county.actor],
    ['an act of the platform', () => jobActor('volunteers.erase')],
  ];
  it.each(actors)('by %s', async (_who, actor) => {
    const found: string[] = [];
    for (const table of await guardedTables(world)) {
      if (!many.includes(table)) continue;
      const where = await lookUp(table);
      const sql = `select * from ${table} where ${where}`;
      found.push(...(await scans(actor(), sql)).map((scan) => `${sql}: ${scan}`));
    }
    expect(found).toEqual([]);
  });

  it('and so is what a new row hangs on', async () => {
    const inserts = [
      "insert into payment_event (payment_id, to_state, at) values (gen_random_uuid(), 'created', now())",
      'insert into availability_window (volunteer_id, weekday, start_minute, end_minute) values (gen_random_uuid(), 0, 0, 60)',
      "insert into import_rejected_row (batch_id, row, reason) values (gen_random_uuid(), 2, 'r')",
      "insert into credential (volunteer_id, profession, issuing_body) values (gen_random_uuid(), 'p', 'b')",
    ];
    for (const [, actor] of actors)
      for (const sql of inserts) expect(await scans(actor(), sql), sql).toEqual([]);
  });

  const due = (table: string, more = 'erased_at is null and ') =>
    `select id from ${table} where ${more}retain_until < '2020-01-01' order by retain_until, id limit 500`;
  const looks: readonly (readonly [string, string])[] = [
    ['an erasure of accounts', due('account')],
    ['an erasure of volunteers', due('volunteer')],
    ['an erasure of contributions', due('contribution')],
    ['an erasure of pledges', due('pledge')],
    ['an erasure of imports', due('import_batch')],
    ['an erasure of messages', due('notification', '')],
    [
      'the end of pledges',
      "select id from pledge where state = 'open' and expires_at < '2020-01-01' order by id limit 500",
    ],
    ['the end of sessions', "select id from session where expires_at < '2020-01-01' order by id limit 500"],
    [
      'a number that stands elsewhere too',
      "select id from credential where number_index = 'x' and issuing_body = 'y' and volunteer_id <> gen_random_uuid()",
    ],
    [
      'the licences that wait',
      `select id from credential where (verified_at is null and rejected_at is null and revoked_at is null
         or recheck_since is not null and revoked_at is null) and province_code = 'IR-09' order by submitted_at, id limit 20`,
    ],
    ['the people of an import', 'select count(*) from volunteer where import_batch_id = gen_random_uuid()'],
    ['the needs of an import', 'select count(*) from need where import_batch_id = gen_random_uuid()'],
  ];
  it.each(looks)('and so is %s', async (_what, sql) => {
    expect(await scans({ kind: 'operator', name: 'test' }, sql)).toEqual([]);
  });
});
