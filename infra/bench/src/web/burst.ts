import { Pool } from 'pg';
import { against, figure, type Row } from '../report.ts';
import { openLoad, p95 } from './load.ts';
import { openServer } from './local-server.ts';
import type { BenchPlatform } from './platform.ts';

/** A message to a big province: whoever opens it does so within a minute. */
const crowd = { arrivals: 20_000, seconds: 60 };
/** They sit in so many networks and sessions: enough that no limit on one of them is what is measured. */
const places = 200;

/** Everybody opens the offer of a message at once, beside a bare server that reads one key from PostgreSQL for each. */
export async function burst({
  webUrl,
  databaseUrl,
  offerPath,
  presetSessions,
}: BenchPlatform): Promise<Row[]> {
  const cookies = await presetSessions(places);
  // Every address of this block is the machine itself, so each visitor comes from a network of their own.
  const visitors = cookies.map((cookie, at) => ({ cookie, localAddress: `127.1.${at}.1` }));
  const own = await openLoad(new URL(offerPath, webUrl), visitors, crowd);
  const pool = new Pool({ connectionString: databaseUrl, max: 10 });
  const id = offerPath.split('/').at(-1);
  const server = await openServer((_, answer) => {
    pool
      .query({ name: 'one', text: 'select state from assignment where id = $1', values: [id] })
      .then(({ rows }) => answer.end(JSON.stringify(rows)))
      .catch(() => answer.writeHead(500).end());
  });
  const bare = await openLoad(new URL(server.url), visitors, crowd);
  await server.stop();
  await pool.end();
  return [
    against('burst.p95', p95(own), 'ms', p95(bare)),
    figure('burst.errors', own.filter(({ status }) => status !== 200).length, 'count'),
  ];
}
