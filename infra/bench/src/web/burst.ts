import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import { against, figure, percentile, type Row } from '../report.ts';
import { type Answered, openLoad } from './load.ts';
import type { BenchPlatform } from './platform.ts';

/** A message to a big province: whoever opens it does so within a minute. */
const crowd = { arrivals: 20_000, seconds: 60 };

/** Everybody opens the offer of a message at once, beside a bare server that reads one key from PostgreSQL for each. */
export async function burst({ webUrl, databaseUrl, offer }: BenchPlatform): Promise<Row[]> {
  const own = await openLoad(new URL(offer.path, webUrl), offer.cookie, crowd);
  const pool = new Pool({ connectionString: databaseUrl, max: 10 });
  const id = offer.path.split('/').at(-1);
  const server = createServer((_, answer) => {
    pool
      .query({ name: 'one', text: 'select state from assignment where id = $1', values: [id] })
      .then(({ rows }) => answer.end(JSON.stringify(rows)))
      .catch(() => answer.writeHead(500).end());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const bare = await openLoad(new URL(`http://127.0.0.1:${port}/`), '', crowd);
  server.close();
  server.closeAllConnections();
  await pool.end();
  return [
    against('burst.p95', p95(own), 'ms', p95(bare)),
    figure('burst.errors', own.filter(({ status }) => status !== 200).length, 'count'),
  ];
}

const p95 = (answers: readonly Answered[]): number =>
  percentile(
    answers.map(({ ms }) => ms),
    95,
  );
