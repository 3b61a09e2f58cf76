import { allowApplicationLogin, applicationRole, grantQueueSchema, migrate } from '@hamyar/db';
import { migrateQueueSchema, queueSchema } from '@hamyar/delivery/queue';
import pg from 'pg';
import { seedClaims } from './seed-claims.ts';
import { seedLists } from './seed-lists.ts';
import { seedPlaces } from './seed-places.ts';
import { seedStatements } from './seed-statements.ts';

/** Name of the embedded database. */
export const databaseName = 'hamyar';

/** Runs work as the owner role. */
export async function asOwner<T>(ownerUrl: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** @throws Error that says why the database of `DATABASE_URL` cannot be used */
export async function requireDatabase(url: string): Promise<void> {
  try {
    if (!/^postgres(ql)?:\/\//.test(url))
      throw new Error('write postgres://USER:PASSWORD@HOST:PORT/DATABASE');
    await asOwner(url, async (owner) => {
      const { rows } = await owner.query<{ version: number }>(
        "select current_setting('server_version_num')::int as version",
      );
      if ((rows[0]?.version ?? 0) < 180_000) throw new Error('Hamyar needs PostgreSQL 18');
    });
  } catch (error) {
    throw new Error(`DATABASE_URL: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

export async function ensureDatabase(postgresUrl: string): Promise<void> {
  await asOwner(postgresUrl, async (owner) => {
    const { rowCount } = await owner.query('select from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await owner.query(`create database ${databaseName}`);
  });
}

/** Migrates, lets the application role in, seeds places. Returns the application's address. */
export async function prepareDatabase(ownerUrl: string, applicationPassword: string): Promise<string> {
  await asOwner(ownerUrl, async (owner) => {
    await migrate(owner);
    await migrateQueueSchema(owner as never);
    await grantQueueSchema(owner, queueSchema);
    await allowApplicationLogin(owner, applicationPassword);
    await seedPlaces(owner);
    await seedClaims(owner);
    await seedStatements(owner);
    await seedLists(owner);
  });
  return applicationUrlOf(ownerUrl, applicationPassword);
}

/** The same database by the application's role. */
export function applicationUrlOf(ownerUrl: string, applicationPassword: string): string {
  const url = new URL(ownerUrl);
  url.username = applicationRole;
  url.password = applicationPassword;
  return url.toString();
}
