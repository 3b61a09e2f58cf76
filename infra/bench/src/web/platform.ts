import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, type JobWorld, makeWorld, people } from '@hamyar/local/main-job/world';
import { startPlatform } from '@hamyar/local/platform';
import { freePort } from '@hamyar/local/ports';

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
  /** The offer that a message leads to, opened by whom it was made to. */
  readonly offer: BenchPage;
  stop(): Promise<void>;
}

const volunteer = '09000000021';

/** Starts a platform on free ports with fresh data; sessions are opened once, before anything is measured. */
export async function openPlatform(): Promise<BenchPlatform> {
  const folder = await mkdtemp(join(tmpdir(), 'hamyar-bench-web-'));
  const platform = await startPlatform(
    {
      port: await freePort(4),
      dataFolder: join(folder, 'data'),
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
    return { webUrl: platform.webUrl, databaseUrl: platform.ownerUrl, ...found, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

async function pagesOf(world: JobWorld): Promise<Pick<BenchPlatform, 'pages' | 'offer'>> {
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
  const [council, officer, asked] = [
    await cookieOf(people.council),
    await cookieOf(people.officer),
    await cookieOf(volunteer),
  ];
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
    offer: open('offer', `/offers/${offer}`, asked),
  };
}
