import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { figure, type Row } from '@hamyar/bench/report';
import { ensureDatabase } from '@hamyar/local/database';
import { freePort } from '@hamyar/local/ports';
import { removeCluster, startCluster } from '@hamyar/local/postgres-cluster';
import { projectRoot } from '@hamyar/local/project-root';
import { startRedis } from '@hamyar/testing/redis';
import { parse } from 'yaml';
import { z } from 'zod';

const run = promisify(execFile);
const readyWithinMs = 60_000;

/** What this needs of docker-compose.yml. */
const composeFile = z.object({
  services: z.record(
    z.string(),
    z.object({
      environment: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      build: z.object({ target: z.string() }).optional(),
    }),
  ),
});

/** A stage of the Dockerfile with what it inherits. */
interface Image {
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string;
  readonly command: readonly string[];
  /** What an engine runs to learn whether it is well. */
  readonly health: readonly string[];
}

/**
 * Runs what the images would run where there is no engine: the files that the Dockerfile copies, installed and built by its
 * own lines, started by its commands as its user with the settings and secret files of docker-compose.yml. Needs root, to
 * become that user.
 */
export async function images(): Promise<Row[]> {
  if (process.getuid?.() !== 0) throw new Error('run this as root: the images run as a user of their own');
  const home = await mkdtemp(join(tmpdir(), 'hamyar-images-'));
  await chmod(home, 0o755);
  const ends: (() => Promise<unknown>)[] = [() => rm(home, { recursive: true, force: true })];
  try {
    const dockerfile = await readFile(join(projectRoot, 'infra/containers/Dockerfile'), 'utf8');
    const app = join(home, 'app');
    await copyContext(dockerfile, app);
    for (const line of buildLines(dockerfile)) await run('sh', ['-c', line], { cwd: app, maxBuffer: 1e8 });
    const secrets = await makeSecrets(home, ends);
    const uid = Number(/--uid (\d+)/.exec(dockerfile)?.[1]);
    const uploads = join(home, 'uploads');
    await mkdir(uploads);
    await chown(uploads, uid, uid);
    const places = { '/app': app, '/run/secrets': secrets, '/uploads': uploads };
    const compose = composeFile.parse(
      parse(await readFile(join(projectRoot, 'docker-compose.yml'), 'utf8'), { merge: true }),
    );
    const start = (service: string, more: Record<string, string>) => {
      const image = imageOf(dockerfile, compose.services[service]?.build?.target ?? service);
      const env = { ...image.env, ...settingsOf(compose.services[service]?.environment ?? {}), ...more };
      const [program = '', ...args] = image.command;
      const child = spawn(program === 'node' ? process.execPath : program, args, {
        cwd: placed(image.workdir, places),
        env: {
          PATH: process.env['PATH'] ?? '',
          ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, placed(value, places)])),
        },
        uid,
        gid: uid,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      ends.unshift(async () => void child.kill('SIGKILL'));
      return child;
    };
    const healthy = async (service: string, port: number) => {
      const [, ...args] = imageOf(dockerfile, service).health;
      const here = args.map((word) => word.replace(/127\.0\.0\.1:\d+/, `127.0.0.1:${port}`));
      return figure(`${service}.healthy`, await secondsUntil(() => run(process.execPath, here)), 's');
    };
    const [api, worker, web] = [await freePort(), await freePort(), await freePort()];
    const rows = [figure('migrate.exit', await exitOf(start('migrate', {})), 'code')];
    start('api', { PORT: String(api) });
    rows.push(await healthy('api', api));
    start('worker', { HEALTH_PORT: String(worker) });
    rows.push(await healthy('worker', worker));
    start('web', { PORT: String(web), API_URL: `http://127.0.0.1:${api}` });
    rows.push(await healthy('web', web));
    // As the proxy passes it on.
    const page = await fetch(`http://127.0.0.1:${web}/`, { headers: { 'x-forwarded-for': '192.0.2.7' } });
    rows.push(figure('page.status', page.status, 'code'));
    return rows;
  } finally {
    for (const end of ends) await end();
  }
}

/** The files of the repository that `COPY` names, without those that .dockerignore keeps out. */
async function copyContext(dockerfile: string, app: string): Promise<void> {
  const named = [...dockerfile.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap((match) =>
    (match[1] ?? '').split(' '),
  );
  const { stdout } = await run('git', ['ls-files', '--', ...named], { cwd: projectRoot, maxBuffer: 1e8 });
  for (const file of stdout.trim().split('\n')) {
    await mkdir(dirname(join(app, file)), { recursive: true });
    await cp(join(projectRoot, file), join(app, file));
  }
}

/** The `RUN` lines that install and build, each in the folder of the application. */
const buildLines = (dockerfile: string): string[] =>
  [...dockerfile.matchAll(/^RUN (.*pnpm@.*)$/gm)].map((match) => match[1] ?? '');

/** What a stage runs, with what the stages it comes from say. */
function imageOf(dockerfile: string, target: string): Image {
  const stages = dockerfile.split(/^FROM /m).slice(1);
  const stage = stages.find((text) => text.split('\n', 1)[0]?.endsWith(` AS ${target}`));
  if (!stage) return { env: {}, workdir: '/', command: [], health: [] };
  const base = imageOf(dockerfile, stage.split(' ', 1)[0] ?? '');
  const env = [...stage.matchAll(/^ENV (.+)$/gm)].flatMap((match) =>
    (match[1] ?? '').split(' ').map((pair) => pair.split('=')),
  );
  const words = (pattern: RegExp) =>
    z.array(z.string()).safeParse(JSON.parse(pattern.exec(stage)?.[1] ?? 'null')).data;
  return {
    env: { ...base.env, ...Object.fromEntries(env) },
    workdir: /^WORKDIR (\S+)$/m.exec(stage)?.[1] ?? base.workdir,
    command: words(/^CMD (\[.+\])$/m) ?? base.command,
    health: words(/^HEALTHCHECK .* CMD (\[.+\])$/m) ?? base.health,
  };
}

/** The settings of a service, with the address of a site and each default filled in. */
function settingsOf(environment: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      String(value)
        .replace(/\$\{SITE_ADDRESS:\?[^}]*\}/g, 'hamyar.example')
        .replace(/\$\{\w+:-([^}]*)\}/g, '$1'),
    ]),
  );
}

/** A path of the image as it stands here. */
function placed(value: string, places: Readonly<Record<string, string>>): string {
  const [from, to] =
    Object.entries(places).find(([path]) => value === path || value.startsWith(`${path}/`)) ?? [];
  return from === undefined || to === undefined ? value : to + value.slice(from.length);
}

/** Secrets by the project's own script, with the addresses of a PostgreSQL and a Redis that run here. */
async function makeSecrets(home: string, ends: (() => Promise<unknown>)[]): Promise<string> {
  const script = join(home, 'host/infra/containers/make-secrets.sh');
  await mkdir(dirname(script), { recursive: true });
  await cp(join(projectRoot, 'infra/containers/make-secrets.sh'), script);
  const made = join(home, 'host/secrets');
  await run('bash', [script]);
  await writeFile(join(made, 'sms_api_key'), 'none');
  await writeFile(join(made, 'payment_merchant_id'), '00000000-0000-4000-8000-000000000001');
  await run('bash', [script]);
  const port = await freePort();
  const folder = join(home, 'postgres');
  const password = await readFile(join(made, 'owner_password'), 'utf8');
  const cluster = await startCluster({ folder, port, password });
  ends.unshift(async () => {
    await cluster.stop();
    await removeCluster(folder);
  });
  await ensureDatabase(cluster.ownerUrl('postgres'));
  const redis = await startRedis();
  ends.unshift(() => redis.stop());
  // As an engine shows them: each file as it is, in a folder that may be entered.
  const shown = join(home, 'run-secrets');
  await cp(made, shown, { recursive: true, preserveTimestamps: true });
  await chmod(shown, 0o755);
  for (const name of await readdir(shown)) {
    const { mode } = await stat(join(made, name));
    await chmod(join(shown, name), 0o644);
    const text = await readFile(join(shown, name), 'utf8');
    await writeFile(
      join(shown, name),
      name === 'redis_url' ? redis.url : text.replace('@postgres:5432/', `@127.0.0.1:${port}/`),
    );
    await chmod(join(shown, name), mode);
  }
  return shown;
}

const exitOf = (child: ChildProcess): Promise<number> =>
  new Promise((done) => child.once('exit', (code) => done(code ?? 1)));

async function secondsUntil(ask: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    try {
      await ask();
      return (performance.now() - startedAt) / 1_000;
    } catch (cause) {
      if (performance.now() - startedAt > readyWithinMs) throw cause;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}
