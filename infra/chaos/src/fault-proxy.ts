import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { freePort } from '@hamyar/local/ports';

/**
 * How a provider behaves: as it should; not there; there and silent; late; done, and the answer is lost; or a status that
 * says to come back.
 */
export type Fault = 'none' | 'down' | 'hung' | 'slow' | 'answer-lost' | 429 | 418;

/** Longer than any of our limits for a person who waits, shorter than the worker's. */
const slowMs = 5_000;

export interface FaultProxy {
  readonly url: string;
  /** From now on requests whose path begins so are treated like this. */
  fail(path: '/pg' | '/v1', fault: Fault): void;
  close(): Promise<void>;
}

/** Stands between the platform and its providers. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const faults = new Map<string, Fault>();
  const port = await freePort();
  const server = createServer((incoming, outgoing) => {
    const found = [...faults].find(([path]) => incoming.url?.startsWith(path));
    treat(found?.[1] ?? 'none', target, incoming, outgoing);
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${port}`,
    fail: (path, fault) => void faults.set(path, fault),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function treat(fault: Fault, target: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (fault === 'down') return void incoming.destroy();
  if (fault === 'hung') return;
  if (typeof fault === 'number') {
    incoming.resume();
    outgoing.writeHead(200, { 'content-type': 'application/json' });
    return void outgoing.end(
      JSON.stringify({ return: { status: fault, message: 'come back' }, entries: null }),
    );
  }
  const pass = () => forward(target, incoming, outgoing, fault === 'answer-lost');
  if (fault === 'slow') setTimeout(pass, slowMs);
  else pass();
}

function forward(target: string, incoming: IncomingMessage, outgoing: ServerResponse, isLost: boolean): void {
  const { method, headers } = incoming;
  const onward = request(new URL(incoming.url ?? '/', target), { method, headers }, (answer) => {
    if (isLost) {
      answer.resume();
      answer.on('end', () => outgoing.destroy());
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}
