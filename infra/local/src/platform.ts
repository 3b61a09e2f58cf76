import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { requireDurableRedis } from '@hamyar/delivery/durable-redis';
import { approvedTexts } from '@hamyar/i18n/sms-templates';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { databaseName, ensureDatabase, prepareDatabase, requireDatabase } from './database.ts';
import {
  type Demonstration,
  demonstrationLines,
  openDemonstration,
  requireOneKind,
} from './demonstration.ts';
import { type KeptCluster, keepCluster } from './keep-cluster.ts';
import { openLogFile } from './log-file.ts';
import type { StartOptions } from './options.ts';
import { endOrphans, openTraces } from './orphans.ts';
import { type Ports, portsFrom, requireFreePorts } from './ports.ts';
import { type Processes, supervise } from './processes.ts';
import { projectRoot } from './project-root.ts';
import { requireKnownSettings } from './settings.ts';
import { buildWeb, compileMessages, viteProgram } from './web-build.ts';

export interface Platform {
  readonly webUrl: string;
  readonly sandboxUrl: string;
  /** Owner's address of the database, for looking at what happened. */
  readonly ownerUrl: string;
  /** Whether the whole country of the demonstration was made; false at once where none was asked for. Never rejects. */
  readonly livedIn: Promise<boolean>;
  readonly processes: Processes;
  /** Process id of the PostgreSQL that runs now, for fault tests; null for one of somebody else's. */
  databasePid(): number | null;
  stop(): Promise<void>;
}

/** Terminal of the sandbox gateway. */
const sandboxMerchant = '00000000-0000-4000-8000-000000000001';

/**
 * Starts everything on this host: database, migrations, seeds, web build, API, worker, web, sandbox.
 * @param onStoppable told how to stop as soon as there is something to stop, long before all is ready
 */
export async function startPlatform(
  options: StartOptions,
  say: (line: string) => void,
  onStoppable: (stop: () => Promise<void>) => void = () => {},
): Promise<Platform> {
  requireKnownSettings(options.settings);
  const ports = portsFrom(options.port);
  const externalDatabase = process.env['DATABASE_URL'];
  const redisUrl = process.env['REDIS_URL'];
  if (options.fresh && externalDatabase)
    throw new Error('--fresh empties the data folder only; empty the database of DATABASE_URL yourself');
  if (externalDatabase) await requireDatabase(externalDatabase);
  if (redisUrl) await requireDurableRedis(redisUrl);
  await endOrphans(options.dataFolder, say);
  await requireFreePorts([
    ports.web,
    ports.api,
    ports.sandbox,
    ...(externalDatabase ? [] : [ports.postgres]),
  ]);
  const data = await openDataFolder(options.dataFolder, options.fresh);
  let cluster: KeptCluster | null = null;
  const log = openLogFile(data.log);
  const traces = await openTraces(data.path);
  const supervision = { log, logPath: data.log, traces, say };
  const processes = supervise(supervision);
  let demonstration: Demonstration | null = null;
  const stop = async () => {
    await demonstration?.close();
    await processes.stop();
    await cluster?.stop();
    await log.close();
    traces.clear();
  };
  onStoppable(stop);
  try {
    if (!externalDatabase) {
      cluster = await keepCluster(
        { folder: data.postgres, port: ports.postgres, password: data.keys.ownerPassword },
        supervision,
      );
      await ensureDatabase(cluster.ownerUrl('postgres'));
    }
    const ownerUrl = externalDatabase ?? cluster?.ownerUrl(databaseName) ?? '';
    const building = options.isWatching ? compileMessages() : buildWeb(() => {});
    building.catch(() => {});
    const applicationUrl = await prepareDatabase(ownerUrl, data.keys.applicationPassword);
    const withDemo = options.demonstration !== 'none';
    await requireOneKind(ownerUrl, withDemo);
    const env = environment(options, data, ports, applicationUrl);
    await writeFile(env['SMS_TEMPLATES_FILE'] ?? '', JSON.stringify(approvedTexts(env['PUBLIC_URL'] ?? '')));
    demonstration = withDemo ? openDemonstration(env) : null;
    await Promise.all([
      demonstration?.seedPeople(),
      startServers(processes, ports, env, options.isWatching === true),
      building.then(() => (options.isWatching ? startPages : startWeb)(processes, ports, env)),
    ]);
    const addresses = addressesOf(ports);
    say(`ready ${addresses.webUrl}`);
    for (const line of demonstrationLines(withDemo, addresses.sandboxUrl)) say(line);
    const goesOn = options.demonstration === 'country' ? demonstration : null;
    const livedIn = goesOn?.goOn(say) ?? Promise.resolve(false);
    return { ...addresses, ownerUrl, livedIn, processes, databasePid: () => cluster?.pid() ?? null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const addressesOf = (ports: Ports) => ({
  webUrl: `http://localhost:${ports.web}`,
  sandboxUrl: `http://localhost:${ports.sandbox}`,
});

function environment(
  options: StartOptions,
  data: DataFolder,
  ports: Ports,
  databaseUrl: string,
): Record<string, string> {
  const redisUrl = process.env['REDIS_URL'];
  return {
    NODE_ENV: 'production',
    // Compiled and type-stripped sources are kept between starts: each process is up about a second sooner.
    NODE_COMPILE_CACHE: join(data.path, 'compile-cache'),
    PUBLIC_URL: `http://localhost:${ports.web}`,
    DATABASE_URL: databaseUrl,
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    SEAL_KEY: data.keys.SEAL_KEY,
    INDEX_KEY: data.keys.INDEX_KEY,
    ACCESS_TOKEN_KEY: data.keys.ACCESS_TOKEN_KEY,
    UPLOADS_DIR: data.uploads,
    PAYMENT_GATEWAY_URL: `http://127.0.0.1:${ports.sandbox}`,
    PAYMENT_PAGE_URL: `http://localhost:${ports.sandbox}`,
    PAYMENT_MERCHANT_ID: sandboxMerchant,
    SMS_GATEWAY_URL: `http://127.0.0.1:${ports.sandbox}`,
    SMS_API_KEY: 'sandbox',
    SMS_TEMPLATES_FILE: join(data.path, 'sms-templates.json'),
    // Everyone on this host shares one address: the public budget would lock a demonstration out.
    PLEDGES_PER_ADDRESS_PER_HOUR: '10000',
    // Nobody sleeps beside the sandbox's inbox: texts come at once by night too. `--set QUIET_HOURS=22-8` shows the real hours.
    QUIET_HOURS: 'none',
    // Real money waits for a real office; the demonstration's province is one, and its neighbours take gifts all the same.
    MONEY_NEEDS_OFFICE: String(options.demonstration === 'none'),
    // The people of the demonstration have no passkeys.
    TEXT_OPENS_OFFICES: options.demonstration === 'none' ? 'no' : 'yes',
    DEMONSTRATION: options.demonstration === 'none' ? 'no' : 'yes',
    LOG_LEVEL: 'info',
    ...options.settings,
  };
}

async function startServers(
  processes: Processes,
  ports: Ports,
  env: Record<string, string>,
  isWatching: boolean,
): Promise<void> {
  const cwd = projectRoot;
  const watch = isWatching ? ['--watch', '--watch-preserve-output'] : [];
  await Promise.all([
    processes.start({
      name: 'sandbox',
      args: ['infra/sandbox/src/main.ts'],
      cwd,
      env: {
        ...env,
        HOST: '127.0.0.1',
        PORT: String(ports.sandbox),
        MERCHANT_IDS: env['PAYMENT_MERCHANT_ID'] ?? '',
      },
      readyUrl: `http://127.0.0.1:${ports.sandbox}/sms.json`,
    }),
    processes.start({
      name: 'api',
      args: [...watch, 'apps/api/src/server.ts'],
      cwd,
      env: { ...env, HOST: '127.0.0.1', PORT: String(ports.api) },
      readyUrl: `http://127.0.0.1:${ports.api}/readyz`,
    }),
    processes.start({ name: 'worker', args: [...watch, 'apps/worker/src/main.ts'], cwd, env }),
  ]);
}

async function startWeb(processes: Processes, ports: Ports, env: Record<string, string>): Promise<void> {
  await processes.start({
    name: 'web',
    args: ['build/index.js'],
    cwd: join(projectRoot, 'apps/web'),
    env: { NODE_ENV: 'production', ...webEnvironment(ports, env) },
    readyUrl: readyPage(ports),
  });
}

/** The pages as they are at this moment, made when they are asked for. */
async function startPages(processes: Processes, ports: Ports, env: Record<string, string>): Promise<void> {
  await processes.start({
    name: 'web',
    args: [viteProgram, 'dev', '--host', '127.0.0.1', '--port', String(ports.web), '--strictPort'],
    cwd: join(projectRoot, 'apps/web'),
    env: { NODE_ENV: 'development', ...webEnvironment(ports, env) },
    readyUrl: readyPage(ports),
  });
}

function webEnvironment(ports: Ports, env: Record<string, string>): Record<string, string> {
  return {
    NODE_COMPILE_CACHE: env['NODE_COMPILE_CACHE'] ?? '',
    HOST: '127.0.0.1',
    PORT: String(ports.web),
    ORIGIN: env['PUBLIC_URL'] ?? '',
    API_URL: `http://127.0.0.1:${ports.api}`,
    // The pledge form leads to the gateway; browsers apply form-action to that redirect.
    FORM_ACTION_ORIGINS: new URL(env['PAYMENT_PAGE_URL'] ?? '').origin,
    BODY_SIZE_LIMIT: '52M',
    DEMONSTRATION: env['DEMONSTRATION'] ?? '',
  };
}

/** A page that asks the API for nothing. */
const readyPage = (ports: Ports): string => `http://127.0.0.1:${ports.web}/sign-in`;
