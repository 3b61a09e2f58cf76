import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { compileEdges, compileSlots, compileVolunteers, topForSlot, topForVolunteer } from '@hamyar/matching';
import { demonstrationNeeds } from './demonstration-needs.ts';
import { demonstrationPeople } from './demonstration-people.ts';
import { scanEverybody, scanEverySlot } from './full-scan.ts';
import { against, figure, percentile, type Row } from './report.ts';

const people = 1_000_000;
const needs = 20_000;
const limit = 20;
/** Asked of the reference too, and both answers compared. */
const compared = { needs: 200, people: 1_000 };
/**
 * Each question is asked in three rounds over all of them, and its quickest answer counts: on a shared machine the
 * slowest hundredth would otherwise be other processes' turns. A round is too long for the caches to remember the last.
 */
const rounds = 3;

/** The best twenty for each of 20,000 needs among a million volunteers, and for each of 100,000 volunteers. */
export async function candidates(): Promise<Row[]> {
  const { index, ...build } = measureBuild();
  const open = demonstrationNeeds(needs);
  const perNeed = quickest(open, (slot) => topForSlot(index, slot, limit));
  const fullPerNeed = quickest(open.slice(0, compared.needs), (slot) => scanEverybody(index, slot, limit));
  for (const slot of open.slice(0, compared.needs)) {
    const found = topForSlot(index, slot, limit).map(({ volunteerId, scoreTotal }) => ({
      id: volunteerId,
      scoreTotal,
    }));
    same(found, scanEverybody(index, slot, limit), (rank) => index.ids[rank]);
  }
  const slots = compileSlots(open);
  const askers = [...demonstrationPeople(100_000)].filter(({ capacityLeft }) => capacityLeft > 0);
  const perVolunteer = quickest(askers, (person) => topForVolunteer(slots, person, limit));
  const sample = askers.slice(0, compared.people);
  const fullPerVolunteer = quickest(sample, (person) => scanEverySlot(slots, person, limit));
  for (const person of sample) {
    const found = topForVolunteer(slots, person, limit).map(({ slot, scoreTotal }) => ({
      id: slot.id,
      scoreTotal,
    }));
    same(found, scanEverySlot(slots, person, limit), (rank) => slots.slots[rank]?.id);
  }
  const batch = { people: askers.slice(0, 20_000), open: open.slice(0, 3_000) };
  const edges = [1, 2, 3].map(() => timed(() => compileEdges(batch.people, batch.open)));
  return [
    against('perNeed.p99', percentile(perNeed, 99), 'ms', percentile(fullPerNeed, 99)),
    against('perNeed.p50', percentile(perNeed, 50), 'ms', percentile(fullPerNeed, 50)),
    figure('perNeed.max', percentile(perNeed, 100), 'ms'),
    against('perVolunteer.p99', percentile(perVolunteer, 99), 'ms', percentile(fullPerVolunteer, 99)),
    against('perVolunteer.p50', percentile(perVolunteer, 50), 'ms', percentile(fullPerVolunteer, 50)),
    figure('build', build.seconds, 's'),
    figure('memory', build.bytes / people, 'bytes/volunteer'),
    figure('memory.process', process.memoryUsage.rss() / 2 ** 20, 'MiB'),
    figure('edges', Math.min(...edges), 'ms'),
  ];
}

/** Seconds of processor time without those that making the people up takes, and what stays in memory. */
function measureBuild() {
  const before = { bytes: retainedBytes(), seconds: processorSeconds() };
  let last = '';
  for (const { id } of demonstrationPeople(people)) last = id;
  const drawn = processorSeconds() - before.seconds;
  const index = compileVolunteers(demonstrationPeople(people));
  const seconds = processorSeconds() - before.seconds - 2 * drawn;
  if (index.ids.at(-1) !== last) throw new Error('the last volunteer is missing');
  return { index, seconds, bytes: retainedBytes() - before.bytes };
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

function quickest<T>(asked: readonly T[], answer: (one: T) => unknown): number[] {
  const took = asked.map(() => Infinity);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, one] of asked.entries())
      took[at] = Math.min(
        took[at] ?? 0,
        timed(() => answer(one)),
      );
  }
  return took;
}

/** Milliseconds. */
function timed(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

/** A faster answer that differs is no answer. */
function same(
  found: readonly { readonly id: string; readonly scoreTotal: number }[],
  { totals, ranks }: { readonly totals: readonly number[]; readonly ranks: readonly number[] },
  idOf: (rank: number) => string | undefined,
): void {
  const mine = found.map(({ id, scoreTotal }) => `${scoreTotal} ${id}`).join();
  if (mine !== totals.map((total, at) => `${total} ${idOf(ranks[at] ?? -1)}`).join()) {
    throw new Error(`the answers differ: ${mine}`);
  }
}

/** What the process holds on to, typed arrays included. */
function retainedBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
