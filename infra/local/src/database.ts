import { allowApplicationLogin, applicationRole, grantQueueSchema, migrate } from '@hamyar/db';
import { migrateQueueSchema, queueSchema } from '@hamyar/platform';
import pg from 'pg';
import { seedPlaces } from './seed-places.ts';

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
  });
  const url = new URL(ownerUrl);
  url.username = applicationRole;
  url.password = applicationPassword;
  return url.toString();
}
