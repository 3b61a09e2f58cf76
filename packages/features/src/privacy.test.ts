import { readdirSync } from 'node:fs';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { features } from './features.ts';
import { keepers } from './keepers.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Column {
  readonly table: string;
  readonly name: string;
}

/** Columns by which somebody can be found or is named, by what they are called. */
const personal =
  /mobile|phone|national_id|birth|card_mask|recipient|_by$|actor_id|(?:^|_)(?:account|volunteer|person|guardian)_id$|^(?:first|last|display|holder|donor|inviter|confirmer|proposer|decider|approver|ender|speaker)_?(?:name)?$|name_key/;

/** Called as if they named somebody, and do not: each with its reason. */
const impersonal = new Set([
  // Volunteer, officer or the platform.
  'assignment.ended_by',
  'ledger_closing_balance.ledger_account_id',
  'ledger_entry.ledger_account_id',
  'ledger_closing_balance.ledger_account_id',
  // Whether it came by phone; numbers of an office, and of its account.
  'complaint.by_phone',
  'office_version.phone',
  'office_version.protection_phone',
  'office_secret.account_id',
]);

const columnsOfDatabase = async (): Promise<Column[]> => {
  const { rows } = await world.owner.query<Column>(
    `select c.table_name as table, c.column_name as name from information_schema.columns c
     join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
     join pg_class k on k.relname = c.table_name and k.relnamespace = 'public'::regnamespace and not k.relispartition
     where c.table_schema = 'public'`,
  );
  return rows;
};

/** Columns that refer to a person. */
const referring = async (): Promise<Column[]> => {
  const { rows } = await world.owner.query<Column>(
    `select k.conrelid::regclass::text as table, a.attname as name from pg_constraint k
     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
     where k.contype = 'f' and k.confrelid in ('account'::regclass, 'volunteer'::regclass)`,
  );
  return rows;
};

const named = ({ table, name }: Column) => `${table}.${name}`;
const held = () =>
  keepers().flatMap(({ privacy }) =>
    privacy.holds.flatMap(({ table, columns }) => columns.map((name) => ({ table, name }))),
  );

describe('the records of processing', () => {
  it('name every column that can name somebody', async () => {
    const known = new Set(held().map(named));
    const all = [
      ...(await columnsOfDatabase()).filter(({ name }) => personal.test(name)),
      ...(await referring()),
    ].map(named);
    expect(
      [...new Set(all)].filter((column) => !known.has(column) && !impersonal.has(column)).sort(),
    ).toEqual([]);
  });

  it('have one row for every feature that says something of people, in the order of the features', () => {
    const saying = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((path) => /^[^/]+\/[^/]+\/privacy\.ts$/.test(path))
      .map((path) => path.replace(/\/privacy\.ts$/, ''));
    const order = features.map(({ name }) => name).filter((name) => saying.includes(name));
    expect(keepers().map(({ name }) => name)).toEqual(order);
  });

  it('invent none', async () => {
    const there = new Set((await columnsOfDatabase()).map(named));
    expect(
      held()
        .map(named)
        .filter((column) => !there.has(column)),
    ).toEqual([]);
  });

  it('say of each once whose it is, why it is kept and for how long', () => {
    const columns = held().map(named);
    expect(columns.filter((column, at) => columns.indexOf(column) !== at)).toEqual([]);
    for (const { privacy } of keepers())
      for (const { purpose, retention } of privacy.holds)
        expect([purpose.length, retention.length].every((length) => length > 3)).toBe(true);
  });

  it('take from somebody wherever they say that it goes, and hand over wherever a person is a subject', () => {
    const goes = keepers().filter(({ privacy }) =>
      privacy.holds.some(({ fate }) => fate === 'deleted' || fate === 'pseudonymised'),
    );
    // Licences go with their volunteer, keys with their account: in one act with what they hang on.
    const withOthers = new Set(['service/credentials', 'ground/authenticators']);
    expect(
      goes.filter(({ name, privacy }) => !privacy.erase && !withOthers.has(name)).map(({ name }) => name),
    ).toEqual([]);
    expect(goes.filter(({ privacy }) => !privacy.export).map(({ name }) => name)).toEqual([]);
  });
});
