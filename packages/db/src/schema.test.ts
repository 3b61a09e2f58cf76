import { openWorld, type World } from '@hamyar/testing/world';
import { CasingCache } from 'drizzle-orm/casing';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as schema from './schema.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const tables = Object.values(schema).filter((part) => part instanceof PgTable);
const casing = new CasingCache('snake_case');

it('the migrated database has exactly the columns, types and nullability of the drizzle tables', async () => {
  const { rows } = await world.owner.query<{
    table: string;
    column: string;
    type: string;
    required: boolean;
  }>(`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
      and c.relname <> 'schema_migration'`);
  const found = rows.map((row) => `${row.table}.${row.column} ${row.type} ${row.required}`).sort();
  const declared = tables
    .flatMap((table) => {
      const config = getTableConfig(table);
      const keys = new Set(config.primaryKeys.flatMap((key) => key.columns.map((column) => column.name)));
      return config.columns.map((column) => {
        const type = column.getSQLType().replace(/^numeric\((\d+), (\d+)\)$/, 'numeric($1,$2)');
        const required = column.notNull || column.primary || keys.has(column.name);
        return `${config.name}.${casing.getColumnCasing(column)} ${type} ${required}`;
      });
    })
    .sort();
  expect(found).toEqual(declared);
});
