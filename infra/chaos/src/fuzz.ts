import { parseArgs } from 'node:util';
import { type Cast, openCast } from '@hamyar/api/tests/cast';
import { oddities, tryOddity } from '@hamyar/api/tests/fuzz';
import { figure, type Row } from '@hamyar/bench/report';
import { endpoints } from '@hamyar/contracts/endpoints';
import fc from 'fast-check';
import { openDatabase } from './crowd.ts';

/** Of one visit to an endpoint, before the next is visited. */
const requestsAVisit = 20;

/** The fuzz of the test suite with another seed, for as long as `--minutes N` says; `--seed N` repeats a run. */
export async function fuzz(words: readonly string[]): Promise<Row[]> {
  const { values } = parseArgs({
    args: [...words],
    options: { minutes: { type: 'string', default: '5' }, seed: { type: 'string' } },
  });
  const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
  console.error(`seed ${seed}`);
  const endsAt = performance.now() + Number(values.minutes) * 60_000;
  const database = await openDatabase();
  const cast = await openCast(database);
  const broken = new Map<string, string>();
  let requests = 0;
  try {
    for (let round = 0; performance.now() < endsAt; round++)
      requests += await tryAll(cast, seed + round, broken);
  } finally {
    await cast.close();
    await database.close();
  }
  for (const fault of broken.values()) console.error(fault);
  return [figure('broken', broken.size, 'count'), figure('requests', requests, 'count')];
}

/** One round over every endpoint; what broke is kept once an endpoint. */
async function tryAll(cast: Cast, seed: number, broken: Map<string, string>): Promise<number> {
  let requests = 0;
  for (const endpoint of endpoints) {
    const property = fc.asyncProperty(oddities(endpoint), (oddity) => tryOddity(cast, endpoint, oddity));
    const details = await fc.check(property, { seed, numRuns: requestsAVisit });
    requests += details.numRuns;
    if (details.failed && !broken.has(endpoint.id))
      broken.set(endpoint.id, fc.defaultReportMessage(details) ?? '');
  }
  return requests;
}
