import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { compileEdges, compileSlots, compileVolunteers, topForSlot, topForVolunteer } from '@hamyar/matching';
import { demonstrationNeeds } from './demonstration-needs.ts';
import { demonstrationPeople } from './demonstration-people.ts';
import { scanEverybody, scanEverySlot } from './full-scan.ts';
import { against, figure, median, type Row } from './report.ts';

const people = 1_000_000;
const needs = 20_000;
const limit = 20;
/** Asked of the reference too, and both answers compared. */
const compared = { needs: 200, people: 1_000 };

/** The best twenty for each of 20,000 needs among a million volunteers, and for each of 100,000 volunteers. */
export async function candidates(): Promise<Row[]> {
  const drawn = timed(() => {
    for (const person of demonstrationPeople(people)) if (person.id === '') throw new Error('nobody');
  });
  const before = retainedBytes();
  let index = compileVolunteers([]);
  const built = timed(() => {
    index = compileVolunteers(demonstrationPeople(people));
  });
  const bytes = retainedBytes() - before;
  const open = demonstrationNeeds(needs);
  const perNeed = open.map((slot) => timed(() => topForSlot(index, slot, limit)));
  const fullPerNeed = open.slice(0, compared.needs).map((slot) => {
    const best = bestTimed(() => scanEverybody(index, slot, limit));
    same(topForSlot(index, slot, limit), best.answer.totals, (rank) => index.ids[rank], best.answer.ranks);
    return best.took;
  });
  const slotIndex = compileSlots(open);
  const askers = [...demonstrationPeople(100_000)];
  const perVolunteer = askers.map((person) => timed(() => topForVolunteer(slotIndex, person, limit)));
  const fullPerVolunteer = askers.slice(0, compared.people).map((person) => {
    const best = bestTimed(() => scanEverySlot(slotIndex, person, limit));
    const found = person.capacityLeft > 0 ? best.answer : { totals: [], ranks: [] };
    same(
      topForVolunteer(slotIndex, person, limit),
      found.totals,
      (rank) => slotIndex.slots[rank]?.id,
      found.ranks,
    );
    return best.took;
  });
  const batch = { people: askers.slice(0, 20_000), open: open.slice(0, 3_000) };
  const edges = [1, 2, 3].map(() => timed(() => compileEdges(batch.people, batch.open)));
  return [
    against('perNeed.p99', percentile(perNeed, 99), 'ms', percentile(fullPerNeed, 99)),
    against('perNeed.p50', percentile(perNeed, 50), 'ms', percentile(fullPerNeed, 50)),
    figure('perNeed.max', percentile(perNeed, 100), 'ms'),
    against('perVolunteer.p99', percentile(perVolunteer, 99), 'ms', percentile(fullPerVolunteer, 99)),
    against('perVolunteer.p50', percentile(perVolunteer, 50), 'ms', percentile(fullPerVolunteer, 50)),
    figure('build', (built - drawn) / 1_000, 's'),
    figure('memory', bytes / people, 'bytes/volunteer'),
    figure('memory.process', process.memoryUsage.rss() / 2 ** 20, 'MiB'),
    figure('edges', median(edges), 'ms'),
  ];
}

/** Milliseconds. */
function timed(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

function bestTimed<T>(work: () => T): { answer: T; took: number } {
  const startedAt = performance.now();
  const answer = work();
  return { answer, took: performance.now() - startedAt };
}

function percentile(values: readonly number[], hundredth: number): number {
  const sorted = [...values].sort((one, two) => one - two);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * hundredth) / 100))] ?? Number.NaN;
}

/** A faster answer that differs is no answer. */
function same(
  found: readonly { readonly scoreTotal: number; readonly volunteerId?: string; readonly slotId?: string }[],
  totals: readonly number[],
  idOf: (rank: number) => string | undefined,
  ranks: readonly number[],
): void {
  const mine = found.map((one) => `${one.scoreTotal} ${one.volunteerId ?? one.slotId}`).join();
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
