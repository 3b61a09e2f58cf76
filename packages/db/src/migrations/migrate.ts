import type { Client } from 'pg';
import { type Migration, readMigrations } from './read.ts';

/** Any constant: two migrators must ask for the same lock. */
const migrationLock = 4_203_011_405;
const lockTries = 30;

/**
 * Brings the database to the newest migration. Two migrators at once: one works, the other waits and finds nothing to do.
 * A table lock that can't be had within two seconds is given up and tried again, so that live traffic never queues behind DDL.
 *
 * @param client a dedicated connection of the owner role (an advisory lock belongs to its session)
 * @returns names of the migrations applied now
 * @throws when an applied file was edited afterwards, or a statement fails
 */
export async function migrate(client: Client, migrations?: readonly Migration[]): Promise<string[]> {
  const wanted = migrations ?? (await readMigrations());
  await client.query('select pg_advisory_lock($1)', [migrationLock]);
  try {
    await client.query(
      'create table if not exists schema_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from schema_migration',
    );
    const done = new Map(rows.map((row) => [row.name, row.sha256]));
    const applied: string[] = [];
    for (const migration of wanted) {
      const before = done.get(migration.name);
      if (before === migration.sha256) continue;
      if (before) throw new Error(`migration ${migration.name} was edited after it had been applied`);
      await applyOne(client, migration);
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]);
  }
}

async function applyOne(client: Client, migration: Migration): Promise<void> {
  await client.query("set lock_timeout = '2s'");
  const record = () =>
    client.query('insert into schema_migration (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256,
    ]);
  for (let attempt = 1; ; attempt++) {
    try {
      if (migration.inTransaction) {
        await client.query('begin');
        await client.query(migration.sql);
        await record();
        await client.query('commit');
      } else {
        for (const statement of statementsOf(migration.sql)) await client.query(statement);
        await record();
      }
      return;
    } catch (error) {
      if (migration.inTransaction) await client.query('rollback');
      const lockNotAvailable = error instanceof Error && 'code' in error && error.code === '55P03';
      if (!lockNotAvailable || attempt === lockTries) {
        const said = error instanceof Error ? error.message : String(error);
        throw new Error(`migration ${migration.name} failed: ${said}`, { cause: error });
      }
    }
  }
}

/** Statements of a no-transaction file: separated by a semicolon at the end of a line. */
function statementsOf(sql: string): string[] {
  return sql
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/^--.*$/gm, '').trim() !== '');
}
