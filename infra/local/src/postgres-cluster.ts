import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import {
  accountToRunAs,
  isReachable,
  reachableBinaries,
  rootFolder,
  type RunAs,
} from './postgres-binaries.ts';

export interface ClusterOptions {
  /** Folder of the cluster; made when missing. */
  readonly folder: string;
  readonly port: number;
  /** Password of the owner role `postgres`. */
  readonly password: string;
  /** `-c name=value` settings. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly onLog?: (line: string) => void;
}

export interface Cluster {
  readonly port: number;
  /** Address of the owner role on a database of this cluster. */
  ownerUrl(database: string): string;
  /** Process id of the postmaster; fault tests kill it. */
  readonly pid: number;
  /** Comes true when the server is gone, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** SQLSTATE of a refused password. */
const wrongPassword = '28P01';

/** Starts a PostgreSQL of our own, making its files the first time. Works for ordinary users and for root. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const runAs = accountToRunAs();
  const folder = await clusterFolder(options.folder, runAs);
  const binaries = await reachableBinaries(runAs);
  const isNew = await access(join(folder, 'PG_VERSION')).then(
    () => false,
    () => true,
  );
  if (isNew) await initialise(binaries.initdb, folder, options.password, runAs);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '256MB',
    timezone: 'UTC',
    log_min_messages: 'warning',
    ...options.settings,
  };
  const server = spawn(
    binaries.postgres,
    [
      '-D',
      folder,
      '-p',
      String(options.port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...(runAs ?? {}), stdio: ['ignore', 'ignore', 'pipe'], detached: true, cwd: folder },
  );
  // Whatever ends us, the server must not outlive us and keep the port: at once, its next start recovers.
  const takeAlong = () => void server.kill('SIGQUIT');
  process.once('exit', takeAlong);
  server.once('exit', () => process.off('exit', takeAlong));
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const log: string[] = [];
  server.stderr.on('data', (chunk: Buffer) => {
    const text = chunk.toString();
    log.push(text);
    if (log.length > 50) log.shift();
    options.onLog?.(text.trimEnd());
  });
  const ownerUrl = (database: string) =>
    `postgres://postgres:${options.password}@127.0.0.1:${options.port}/${database}`;
  try {
    await untilReady(server, ownerUrl('postgres'), log);
  } catch (error) {
    await stop(server);
    throw error;
  }
  return { port: options.port, ownerUrl, pid: server.pid ?? 0, ended, stop: () => stop(server) };
}

/** Port of the server that runs on a cluster's files right now, or null when none does. */
export async function runningPort(folder: string): Promise<number | null> {
  const file = join(await clusterFolder(folder, accountToRunAs()), 'postmaster.pid');
  // Written by PostgreSQL itself: process id first, port in the fourth line.
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid || !port) return null;
  try {
    process.kill(pid, 0);
    return port;
  } catch (error) {
    // EPERM: it lives, under another account.
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? port : null;
  }
}

/** Removes a cluster's files. */
export async function removeCluster(folder: string): Promise<void> {
  await rm(await clusterFolder(folder, accountToRunAs()), { recursive: true, force: true });
}

async function clusterFolder(wanted: string, runAs: RunAs | null): Promise<string> {
  const folder = resolve(wanted);
  if (!runAs || (await isReachable(folder))) return folder;
  return join(rootFolder, `cluster-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
}

async function initialise(
  initdb: string,
  folder: string,
  password: string,
  runAs: RunAs | null,
): Promise<void> {
  // Step by step: a recursive mkdir would give the closed mode to every folder on the way.
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (runAs) await chown(folder, runAs.uid, runAs.gid);
  const passwordFile = join(tmpdir(), `hamyar-${process.pid}-${Date.now()}`);
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (runAs) await chown(passwordFile, runAs.uid, runAs.gid);
  try {
    const args = [
      '-D',
      folder,
      '-U',
      'postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
    ];
    const localeArgs = ['--locale-provider=icu', '--icu-locale=fa-IR', '--locale=C', '--data-checksums'];
    const child = spawn(initdb, [...args, ...localeArgs], {
      ...(runAs ?? {}),
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: folder,
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise((done, fail) => {
      child.on('error', fail);
      child.on('close', done);
    });
    if (code !== 0) throw new Error(`initdb failed: ${said.trim()}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Ready when it answers a query: the log line alone comes a moment too early on some systems. */
async function untilReady(server: ChildProcess, url: string, log: readonly string[]): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${log.join('').trim()}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.query('select 1');
      return;
    } catch (error) {
      if ((error as { code?: string }).code === wrongPassword) {
        throw new Error('PostgreSQL refuses our password: these files belong to another data folder', {
          cause: error,
        });
      }
      if (Date.now() > end)
        throw new Error(`PostgreSQL does not answer: ${log.join('').trim()}`, { cause: error });
      await new Promise((done) => setTimeout(done, 50));
    } finally {
      await client.end().catch(() => {});
    }
  }
}

/** Fast shutdown: open transactions are rolled back, committed ones are safe. */
function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    server.once('exit', () => done());
    server.kill('SIGINT');
  });
}
