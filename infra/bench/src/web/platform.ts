import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from '@hamyar/local/data-folder';
import { eventually, type JobWorld, makeWorld, people } from '@hamyar/local/main-job/world';
import { startPlatform } from '@hamyar/local/platform';
import { freePort } from '@hamyar/local/ports';
import { Client } from 'pg';

/** A page that is looked at: where it is, and whose session opens it. */
export interface BenchPage {
  readonly name: string;
  readonly path: string;
  /** The cookie of who opens it; empty for a visitor. */
  readonly cookie: string;
}

/** A whole platform with its demonstration, and the pages of it that are measured. */
export interface BenchPlatform {
  readonly webUrl: string;
  readonly databaseUrl: string;
  readonly pages: readonly BenchPage[];
  /** The offer that a message leads to. */
  readonly offerPath: string;
  /** So many people who may open it, each signed in for ten minutes from now. */
  presetSessions(count: number): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** Starts a platform on free ports with fresh data; sessions are opened once, before anything is measured. */
export async function openPlatform(): Promise<BenchPlatform> {
  const folder = await mkdtemp(join(tmpdir(), 'hamyar-bench-web-'));
  const dataFolder = join(folder, 'data');
  const platform = await startPlatform(
    {
      port: await freePort(4),
      dataFolder,
      fresh: true,
      demonstration: 'people',
      settings: {},
    },
    () => {},
  );
  const stop = async () => {
    await platform.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const found = await pagesOf(makeWorld(platform));
    const { keys } = await openDataFolder(dataFolder, false);
    return {
      webUrl: platform.webUrl,
      databaseUrl: platform.ownerUrl,
      ...found,
      presetSessions: (count) =>
        presetSessions(platform.ownerUrl, keys.ACCESS_TOKEN_KEY, found.offerPath, count),
      stop,
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

async function pagesOf(world: JobWorld): Promise<Pick<BenchPlatform, 'pages' | 'offerPath'>> {
  const first = (what: string, sql: string) =>
    eventually(what, async () => (await world.rows<{ name: string }>(sql))[0]?.name);
  const need = await first(
    'a need',
    "select number as name from need where status = 'open' order by number limit 1",
  );
  const project = await first(
    'a project',
    "select number as name from project where status = 'open' order by number limit 1",
  );
  const offer = await first(
    'an offer',
    "select id as name from assignment where state = 'offered' order by id limit 1",
  );
  const cookieOf = async (mobile: string) => (await world.signIn(mobile)).browser.cookieHeader();
  const [council, officer] = [await cookieOf(people.council), await cookieOf(people.officer)];
  const open = (name: string, path: string, cookie = ''): BenchPage => ({ name, path, cookie });
  return {
    pages: [
      open('home', '/'),
      open('need', `/needs/${need}`),
      open('project', `/projects/${project}`),
      open('give', `/projects/${project}/give`),
      open('province', '/provinces/razavi-khorasan'),
      open('council', '/council/razavi-khorasan', council),
      open('desk', '/desk', officer),
    ],
    offerPath: `/offers/${offer}`,
  };
}

/**
 * Opens sessions of whoever the offer was made to, as signing in would, and writes their cookies with the platform's key:
 * twenty thousand codes by text are another measure.
 */
async function presetSessions(
  databaseUrl: string,
  accessTokenKey: string,
  offerPath: string,
  count: number,
): Promise<readonly string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `insert into session (id, account_id, expires_at)
        select gen_random_uuid(), v.account_id, now() + interval '1 hour'
          from assignment a join volunteer v on v.id = a.volunteer_id, generate_series(1, $2)
          where a.id = $1 returning id`,
      [offerPath.split('/').at(-1), count],
    );
    return rows.map(({ id }) => `hamyar_access=${accessToken(id, accessTokenKey)}`);
  } finally {
    await client.end();
  }
}

/** A token as the API signs it: HS256, for ten minutes. */
function accessToken(sid: string, key: string): string {
  const iat = Math.floor(Date.now() / 1_000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = part({ alg: 'HS256', typ: 'JWT' });
  const claims = part({ sid, use: 'access', iat, exp: iat + 600, iss: 'hamyar', aud: 'hamyar-web' });
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(`${head}.${claims}`);
  return `${head}.${claims}.${signature.digest('base64url')}`;
}
