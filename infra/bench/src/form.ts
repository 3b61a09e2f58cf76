import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlatform } from '@hamyar/local/platform';
import { freePort } from '@hamyar/local/ports';
import { against, median, type Row } from './report.ts';

const rounds = 9;

const names = (count: number) => Array.from({ length: count }, (_, at) => `f${at}=`).join('&');

const bodies = {
  'names.5000': names(5_000),
  'names.20000': names(20_000),
  'bytes.60kB': `mobile=${'0'.repeat(60_000)}`,
};

/** What one posted form of a stranger costs the web, from the post to the whole answer; against the cheapest of them. */
export async function form(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hamyar-bench-form-'));
  const port = await freePort(4);
  const options = {
    port,
    dataFolder: join(folder, 'data'),
    fresh: true,
    demonstration: 'none',
    settings: {},
  } as const;
  const platform = await startPlatform(options, () => {});
  try {
    const times: [string, number][] = [];
    for (const [name, body] of Object.entries(bodies)) {
      const turns: number[] = [];
      for (let round = 0; round < rounds; round++) turns.push(await post(platform.webUrl, body));
      times.push([name, median(turns)]);
    }
    const smallest = Math.min(...times.map(([, ms]) => ms));
    return times.map(([name, ms]) => against(name, ms, 'ms', smallest));
  } finally {
    await platform.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds until the answer was read. */
async function post(webUrl: string, body: string): Promise<number> {
  const startedAt = performance.now();
  const answer = await fetch(`${webUrl}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: webUrl },
    body,
  });
  await answer.text();
  if (answer.status >= 500) throw new Error(`the web failed at a form: ${answer.status}`);
  return performance.now() - startedAt;
}
