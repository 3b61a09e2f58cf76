// `pnpm main-job [--json] [--keep DIR]`: starts Hamyar on free ports with fresh data, does its whole main job through HTTP as a
// browser without script would, stops it, and says how each step went. Exit code 1 when a step failed. DIR gets the public
// log (`log/`) and the keys (`keys.json`), for `pnpm log:verify DIR/log`, and the volunteer's copy of their data (`my-data.zip`).
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkDatabase } from './check-database.ts';
import { asOwner } from './database.ts';
import { readCouncil, watchCouncil } from './main-job/council.ts';
import { give } from './main-job/giving.ts';
import { visitHome } from './main-job/home.ts';
import { importFiles } from './main-job/imports.ts';
import { takeLogHome } from './main-job/log.ts';
import { matchAndAccept, offerAtOnce } from './main-job/matching.ts';
import { takeDataHome } from './main-job/privacy.ts';
import { signUpVolunteer } from './main-job/volunteer.ts';
import { type JobWorld, makeWorld, must } from './main-job/world.ts';
import { type Platform, startPlatform } from './platform.ts';
import { freePort } from './ports.ts';

interface StepResult {
  readonly ok: boolean;
  readonly seconds: number;
  readonly error?: string;
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, keep: { type: 'string' } },
});
const steps: Record<string, StepResult> = {};
const figures: Record<string, unknown> = {};
const say = (line: string) => (values.json ? undefined : console.log(line));

const folder = await mkdtemp(join(tmpdir(), 'hamyar-main-job-'));
let platform: Platform | null = null;
try {
  platform = await step('start', () => startOnFreePorts(join(folder, 'data')));
  if (platform) await doTheJob(makeWorld(platform));
} finally {
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
}
const ok = Object.values(steps).every((result) => result.ok);
if (values.json) console.log(JSON.stringify({ ok, steps, figures }));
else console.log(ok ? 'the main job is done' : 'the main job failed');
process.exit(ok ? 0 : 1);

async function doTheJob(world: JobWorld): Promise<void> {
  Object.assign(figures, await step('1 imports', () => importFiles(world)));
  Object.assign(figures, await step('5 council, after the imports', () => readCouncil(world)));
  const volunteer = await step('2 volunteer', () => signUpVolunteer(world));
  if (volunteer) Object.assign(figures, await step('3 matching', () => matchAndAccept(world, volunteer)));
  Object.assign(figures, await step('3 offers at once', () => offerAtOnce(world)));
  const watch = await step('5 council, as of today', () => watchCouncil(world));
  const gift = await step('4 gift', () => give(world));
  if (gift && watch) {
    await step('5 council, the new payment', async () => {
      figures['paymentSeenSeconds'] = await watch.seen(gift.amountIrr);
    });
  }
  Object.assign(figures, await step('6 home', () => visitHome(world)));
  const kept = values.keep ?? join(folder, 'kept');
  if (volunteer) Object.assign(figures, await step('8 my data', () => takeDataHome(world, volunteer, kept)));
  if (gift) {
    Object.assign(figures, await step('7 log', () => takeLogHome(world, gift, kept)));
  }
  await step('invariants', async () => {
    const results = await asOwner(world.platform.ownerUrl, checkDatabase);
    must(
      'broken invariants',
      results.filter((result) => result.rows.length > 0),
      [],
    );
    figures['invariantsHeld'] = results.length;
  });
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  const startedAt = performance.now();
  const seconds = () => Math.round(performance.now() - startedAt) / 1_000;
  try {
    const result = await work();
    steps[name] = { ok: true, seconds: seconds() };
    say(`ok      ${name} (${seconds()} s)`);
    return result;
  } catch (error) {
    steps[name] = {
      ok: false,
      seconds: seconds(),
      error: error instanceof Error ? error.message : String(error),
    };
    say(`FAILED  ${name}: ${steps[name].error}`);
    return null;
  }
}

async function startOnFreePorts(dataFolder: string): Promise<Platform> {
  const port = await freePort(4);
  return startPlatform({ port, dataFolder, fresh: true, demonstration: 'people', settings: {} }, () => {});
}
