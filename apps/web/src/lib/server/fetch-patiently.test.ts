import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { fetchPatiently } from './fetch-patiently.ts';

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

it('a request waits for a server that is being started, and reaches it once', async () => {
  const port = await freePort();
  let asked = 0;
  const answer = fetchPatiently(`http://127.0.0.1:${port}`, { signal: AbortSignal.timeout(20_000) });
  const server = createServer((_request, response) => response.end(String(++asked))).listen(
    port,
    '127.0.0.1',
  );
  expect(await (await answer).text()).toBe('1');
  server.close();
});

it('a request that nobody takes within its time ends as one that nobody took', async () => {
  const signal = AbortSignal.timeout(400);
  await expect(fetchPatiently(`http://127.0.0.1:${await freePort()}`, { signal })).rejects.toThrow();
});
