import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandPatienceMs, openPool, type Pool } from '@hamyar/db';
import { databaseName, ensureDatabase, prepareDatabase } from './database.ts';
import { freePort } from './ports.ts';
import { type Cluster, removeCluster, startCluster } from './postgres-cluster.ts';

export interface ThrowAwayDatabase {
  readonly cluster: Cluster;
  readonly ownerUrl: string;
  /** Address of the application role. */
  readonly applicationUrl: string;
  readonly pool: Pool;
  close(): Promise<void>;
}

/** A migrated, durable database of its own for a measurement or a fault test; gone when closed. */
export async function throwAwayDatabase(): Promise<ThrowAwayDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'hamyar-throw-away-'));
  const password = randomBytes(12).toString('hex');
  const cluster = await startCluster({ folder: join(folder, 'postgres'), port: await freePort(), password });
  await ensureDatabase(cluster.ownerUrl('postgres'));
  const ownerUrl = cluster.ownerUrl(databaseName);
  const applicationUrl = await prepareDatabase(ownerUrl, password);
  const pool = openPool({
    connectionString: applicationUrl,
    applicationName: 'hamyar-measure',
    patienceMs: commandPatienceMs,
    onError: () => {},
  });
  return {
    cluster,
    ownerUrl,
    applicationUrl,
    pool,
    async close() {
      await pool.end();
      await cluster.stop();
      await removeCluster(join(folder, 'postgres'));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
