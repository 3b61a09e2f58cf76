import type { DataFolder } from './data-folder.ts';
import { databaseName, ensureDatabase } from './database.ts';
import { freePort } from './ports.ts';
import { runningPort, startCluster } from './postgres-cluster.ts';

/** The database of `DATABASE_URL`, else that of the data folder: joined when it runs, started when it does not. */
export async function reachDatabase(
  data: DataFolder,
): Promise<{ ownerUrl: string; release: () => Promise<void> }> {
  const external = process.env['DATABASE_URL'];
  if (external) return { ownerUrl: external, release: async () => {} };
  const password = data.keys.ownerPassword;
  const running = await runningPort(data.postgres);
  if (running !== null) {
    return {
      ownerUrl: `postgres://postgres:${password}@127.0.0.1:${running}/${databaseName}`,
      release: async () => {},
    };
  }
  const cluster = await startCluster({ folder: data.postgres, port: await freePort(), password });
  await ensureDatabase(cluster.ownerUrl('postgres'));
  return { ownerUrl: cluster.ownerUrl(databaseName), release: () => cluster.stop() };
}
