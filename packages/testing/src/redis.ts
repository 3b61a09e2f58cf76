import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '@hamyar/local/ports';

export interface Redis {
  readonly url: string;
  readonly pid: number;
  /** Where its append-only file lies: another one started on it goes on from there. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** A Redis of our own, set as production must have it: append-only file, no eviction. */
export async function startRedis(
  options: { port?: number; folder?: string; evicts?: boolean } = {},
): Promise<Redis> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'hamyar-redis-')));
  const port = options.port ?? (await freePort());
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--appendonly',
    'yes',
    '--save',
    '',
  ];
  const server = spawn(
    'redis-server',
    [...args, '--maxmemory-policy', options.evicts ? 'allkeys-lru' : 'noeviction'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  await new Promise<void>((ready, fail) => {
    server.once('error', fail);
    server.once('exit', () => fail(new Error('redis-server ended before it was ready')));
    createInterface({ input: server.stdout }).on('line', (line) => {
      if (line.includes('Ready to accept connections')) ready();
    });
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: server.pid ?? 0,
    folder,
    async stop() {
      if (server.exitCode === null && server.signalCode === null) {
        await new Promise((done) => {
          server.once('exit', done);
          server.kill('SIGKILL');
        });
      }
      if (!options.folder) await rm(folder, { recursive: true, force: true });
    },
  };
}
