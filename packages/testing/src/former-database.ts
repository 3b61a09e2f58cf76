import { type Migration, migrate, readMigrations } from '@hamyar/db';
import pg from 'pg';
import { inject } from 'vitest';

/** A database as a version before left it, and the way to the newest one. */
export interface FormerDatabase {
  /** Connection of the owner role. */
  readonly owner: pg.Client;
  toNewest(): Promise<void>;
}

/** @param before name, or its beginning, of the first migration that is left out */
export async function formerDatabase(before: string): Promise<FormerDatabase> {
  const pattern = inject('ownerUrlPattern');
  const database = `former_${process.pid}_${Math.floor(performance.now())}`;
  const admin = new pg.Client({ connectionString: pattern.replace('{database}', 'postgres') });
  await admin.connect();
  await admin.query(`create database ${database}`);
  await admin.end();
  const owner = new pg.Client({ connectionString: pattern.replace('{database}', database) });
  await owner.connect();
  const migrations: readonly Migration[] = await readMigrations();
  await migrate(
    owner,
    migrations.filter(({ name }) => name < before),
  );
  return {
    owner,
    async toNewest() {
      await migrate(owner, migrations);
    },
  };
}
