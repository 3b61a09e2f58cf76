import { commandPatienceMs, openPool } from '@hamyar/db';
import type { Province } from '@hamyar/domain';
import { eventHandlers } from '@hamyar/features/features';
import type { Ctx } from '@hamyar/features/kit/feature';
import { settings, settingsOf } from '@hamyar/features/settings';
import { contextMaker, makeLogger, processConfig, readConfig } from '@hamyar/platform';
import { asOwner } from './database.ts';
import { daysBefore } from './demonstration/at.ts';
import { liveIn } from './demonstration/country/live-in.ts';
import { seedDrafts } from './demonstration/drafts.ts';
import { seedGoals } from './demonstration/goals.ts';
import { seedNeeds } from './demonstration/needs.ts';
import { seedOffices } from './demonstration/offices.ts';
import { accounts, type People, seedPeople } from './demonstration/people.ts';
import { seedProjects } from './demonstration/projects.ts';
import { seedVenues } from './demonstration/venues.ts';
import { seedVolunteers } from './demonstration/volunteers.ts';

/** What the terminal shows after the ready line. */
export function demonstrationLines(withDemo: boolean, sandboxUrl: string): string[] {
  const inbox = `codes and messages arrive at ${sandboxUrl}/sms`;
  if (!withDemo) return [inbox];
  return [
    'demonstration (fictitious people): sign in with one of these numbers',
    ...accounts.map((account) => `  ${account.who.padEnd(13)} ${account.mobile.replace('+98', '0')}`),
    inbox,
  ];
}

/**
 * Keeps the demonstration and real people apart: gifts of fictitious people would stand in the totals of real ones, and
 * nobody could tell them apart afterwards.
 * @throws Error that says which start fits these data
 */
export async function requireOneKind(ownerUrl: string, withDemo: boolean): Promise<void> {
  const [kinds] = await asOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ demo: boolean; real: boolean }>(
      `select exists (select from account where is_demo) as demo,
        exists (select from account where not is_demo) as real`,
    );
    return rows;
  });
  if (kinds?.demo && !withDemo)
    throw new Error(
      'these data hold the demonstration, whose gifts would count as real ones: begin with --fresh, or name another folder with --data',
    );
  if (kinds?.real && !kinds.demo && withDemo)
    throw new Error('these data hold real people, among whom no demonstration belongs: start with --no-demo');
}

/** Days since which the people of the demonstration have been there. */
const knownForDays = 60;

/** The demonstration as it is being written. */
export interface Demonstration {
  /** Writes the people and what they may take up; a second start finds them and changes nothing. */
  readonly seedPeople: () => Promise<void>;
  /** Makes them a country at work. @param provinces whose lists are sent; all */
  readonly liveIn: (say: (line: string) => void, provinces?: readonly Province[]) => Promise<void>;
  /** The same beside the platform that it is for, which stands without it: what goes wrong is said. @returns whether all was made */
  readonly goOn: (say: (line: string) => void) => Promise<boolean>;
  /** Ends between two parts what is being made; the next start goes on with it. */
  readonly close: () => Promise<void>;
}

/** @param env the settings of the platform's processes */
export function openDemonstration(env: Readonly<Record<string, string>>): Demonstration {
  const config = readConfig(processConfig.extend(settings.shape), env);
  const log = makeLogger('seed', 'fatal');
  const pool = openPool({
    connectionString: config.DATABASE_URL,
    applicationName: 'hamyar-seed',
    patienceMs: commandPatienceMs,
    // It writes whole lists, as the worker does, beside a platform that has the machine's attention.
    statementTimeoutMs: 60_000,
    max: 4,
    onError: () => {},
  });
  const contexts = contextMaker(config, pool, {}, eventHandlers, settingsOf(config));
  const ctx: Ctx = contexts({ kind: 'operator', name: 'demonstration' }, 'demonstration', log);
  const ending = new AbortController();
  let people: Promise<People> | null = null;
  let going: Promise<boolean> | null = null;
  const known = () => (people ??= seedAll(ctx));
  const liveInWith: Demonstration['liveIn'] = async (say, provinces) =>
    liveIn(ctx, await known(), { say, signal: ending.signal }, provinces);
  return {
    seedPeople: async () => void (await known()),
    liveIn: liveInWith,
    goOn: (say) => (going = sayHowItWent(say, ending.signal, () => liveInWith(say))),
    close: async () => {
      ending.abort();
      await going;
      await pool.end();
    },
  };
}

async function sayHowItWent(
  say: (line: string) => void,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<boolean> {
  const startedAt = performance.now();
  try {
    await work();
    if (signal.aborted) return false;
    say(`demonstration: complete after ${Math.round((performance.now() - startedAt) / 1_000)} s`);
    return true;
  } catch (error) {
    if (!signal.aborted)
      say(`demonstration: stopped short, ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

async function seedAll(ctx: Ctx): Promise<People> {
  const then = daysBefore(ctx, knownForDays);
  const people = await seedPeople(then);
  await seedOffices(then, people.member('national').accountId);
  await seedVolunteers(then, people);
  await seedVenues(then);
  await seedNeeds(ctx);
  await seedDrafts(ctx, people);
  await seedProjects(then);
  await seedGoals(ctx);
  return people;
}
