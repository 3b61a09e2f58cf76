import { existsSync } from 'node:fs';
import { mkdtemp, readFile, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { keepCluster } from './keep-cluster.ts';
import { openLogFile } from './log-file.ts';
import { openTraces } from './orphans.ts';
import { freePort } from './ports.ts';
import { removeCluster } from './postgres-cluster.ts';

it('a PostgreSQL that is killed comes back with what was committed, and its end and return are said', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hamyar-cluster-'));
  const said: string[] = [];
  let back: () => void = () => {};
  const isBack = new Promise<void>((resolve) => {
    back = resolve;
  });
  const cluster = await keepCluster(
    { folder: join(folder, 'postgres'), port: await freePort(), password: 'x' },
    {
      log: openLogFile(join(folder, 'log')),
      traces: await openTraces(folder),
      say: (line) => {
        said.push(line);
        if (line.endsWith('is back')) back();
      },
    },
  );
  try {
    const ask = async (sql: string) => {
      const client = new pg.Client({ connectionString: cluster.ownerUrl('postgres') });
      client.on('error', () => {});
      await client.connect();
      const { rows } = await client.query(sql);
      await client.end();
      return rows;
    };
    await ask('create table kept as select 7 as n');
    process.kill(cluster.pid(), 'SIGKILL');
    await isBack;
    expect(await ask('select n from kept')).toEqual([{ n: 7 }]);
    expect(said).toEqual(['[postgres] ended; starting it again', '[postgres] is back']);
  } finally {
    await cluster.stop();
    await removeCluster(join(folder, 'postgres'));
  }
});

it.skipIf(!existsSync('/dev/full'))('a full disk costs lines of the log, never the supervisor', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hamyar-log-'));
  const file = join(folder, 'log');
  await symlink('/dev/full', file);
  let now = 0;
  const log = openLogFile(file, () => now);
  log.write('lost');
  await log.settled();
  log.write('lost too');
  await unlink(file);
  await writeFile(file, '');
  now += 60_000;
  log.write('kept');
  await log.close();
  expect(await readFile(file, 'utf8')).toBe(
    '[log] 2 lines are missing: the file could not be written\nkept\n',
  );
});
