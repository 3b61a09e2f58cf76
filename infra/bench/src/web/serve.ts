import { against, type Row } from '../report.ts';
import { type Answered, closedLoad, p95 } from './load.ts';
import { openServer } from './local-server.ts';
import type { BenchPage, BenchPlatform } from './platform.ts';

const load = { connections: 16, seconds: 4 };

/** How many of each page one web process serves, beside the same bytes from memory. */
export async function serve({ webUrl, pages }: BenchPlatform): Promise<Row[]> {
  const rows: Row[] = [];
  for (const page of pages) rows.push(...(await servePage(webUrl, page)));
  return rows;
}

async function servePage(webUrl: string, { name, path, cookie }: BenchPage): Promise<Row[]> {
  const url = new URL(path, webUrl);
  const whole = await fetch(url, { headers: cookie === '' ? {} : { cookie } });
  const bytes = Buffer.from(await whole.arrayBuffer());
  const own = await closedLoad(url, cookie, load);
  const server = await openServer((_, answer) => answer.setHeader('content-type', 'text/html').end(bytes));
  const bare = await closedLoad(new URL(server.url), '', load);
  await server.stop();
  return [
    against(`${name}.rps`, good(own) / load.seconds, '1/s', good(bare) / load.seconds),
    against(`${name}.p95`, p95(own), 'ms', p95(bare)),
  ];
}

const good = (answers: readonly Answered[]): number => answers.filter(({ status }) => status === 200).length;
