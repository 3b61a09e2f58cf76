import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowApplicationLogin, grantQueueSchema, migrate } from '@hamyar/db';
import { migrateQueueSchema, queueSchema } from '@hamyar/delivery/queue';
import { freePort } from '@hamyar/local/ports';
import { type Cluster, removeCluster, startCluster } from '@hamyar/local/postgres-cluster';
import { seedClaims } from '@hamyar/local/seed-claims';
import { seedLists } from '@hamyar/local/seed-lists';
import { seedPlaces } from '@hamyar/local/seed-places';
import { seedStatements } from '@hamyar/local/seed-statements';
import pg from 'pg';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's address with `{database}` where the name belongs. */
    ownerUrlPattern: string;
  }
}

/** Database that every suite's own database is copied from. */
export const templateDatabase = 'hamyar_template';
export const testPassword = 'for-tests-only';

/**
 * One throw-away PostgreSQL for the whole run, with one migrated template. Suites copy the template: a fresh world
 * costs a file copy, not a migration.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'hamyar-test-'));
  const cluster: Cluster = await startCluster({
    folder: join(folder, 'postgres'),
    port: await freePort(),
    password: testPassword,
    // Nothing here outlives the run: durability and tidying up hundreds of databases would only cost time.
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      autovacuum: 'off',
      max_connections: '400',
    },
  });
  await withOwner(cluster.ownerUrl('postgres'), (owner) =>
    owner.query(`create database ${templateDatabase}`),
  );
  await withOwner(cluster.ownerUrl(templateDatabase), async (owner) => {
    await migrate(owner);
    await migrateQueueSchema(owner);
    await grantQueueSchema(owner, queueSchema);
    await allowApplicationLogin(owner, testPassword);
    await seedPlaces(owner);
    await seedClaims(owner);
    await seedStatements(owner);
    await seedLists(owner);
  });
  project.provide('ownerUrlPattern', cluster.ownerUrl('{database}'));
  return async () => {
    await cluster.stop();
    await removeCluster(join(folder, 'postgres'));
    await rm(folder, { recursive: true, force: true });
  };
}

async function withOwner(url: string, work: (owner: pg.Client) => Promise<unknown>): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await work(owner);
  } finally {
    await owner.end();
  }
}
