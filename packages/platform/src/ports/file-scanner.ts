import { once } from 'node:events';
import { connect, type NetConnectOpts } from 'node:net';
import type { Readable } from 'node:stream';
import { type Unavailable, unavailable } from './unavailable.ts';

/** What a scanner says of a file. */
export type ScanAnswer =
  | { readonly kind: 'clean' }
  /** @property name the scanner's own word for what it found */
  | { readonly kind: 'found'; readonly name: string }
  | Unavailable;

/** Looks for malware. */
export interface FileScanner {
  /** Never throws: whoever does not answer is `unavailable`, and the file waits. */
  scan(content: Readable): Promise<ScanAnswer>;
}

/** clamd looks at a file of 10 MB in about a second, and at a workbook in several. */
const patienceMs = 60_000;
const maxAnswer = 4_096;

/**
 * Speaks INSTREAM to clamd: chunks with their length before them, an empty one at the end, one line back.
 * @param address `tcp://host:port` or `unix:/path/of/the/socket`
 */
export function clamdScanner(address: string, timeoutMs = patienceMs): FileScanner {
  const target = socketOf(address);
  return {
    async scan(content) {
      const socket = connect(target);
      socket.setTimeout(timeoutMs, () => socket.destroy(new Error('timeout')));
      let answer = '';
      const closed = once(
        socket.on('data', (bytes: Buffer) => (answer += bytes.toString('latin1'))),
        'end',
      );
      try {
        await once(socket, 'connect');
        await Promise.race([closed, send(socket, content)]);
        await closed;
      } catch (error) {
        closed.catch(() => {});
        const isLate = error instanceof Error && error.message === 'timeout';
        return unavailable(isLate ? 'timeout' : 'network');
      } finally {
        content.destroy();
        socket.destroy();
      }
      return verdictOf(answer.slice(0, maxAnswer));
    },
  };
}

async function send(socket: ReturnType<typeof connect>, content: Readable): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const chunk of content as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    socket.write(length);
    if (!socket.write(chunk)) await once(socket, 'drain');
  }
  socket.write(Buffer.alloc(4));
}

function verdictOf(answer: string): ScanAnswer {
  const line = answer.replace(/\0.*$/s, '').trim();
  if (line === 'stream: OK') return { kind: 'clean' };
  const found = /^stream: (.{1,200}) FOUND$/.exec(line)?.[1];
  // A limit of the scanner is no verdict: the file was not looked at.
  return found ? { kind: 'found', name: found } : unavailable('unreadable');
}

function socketOf(address: string): NetConnectOpts {
  const path = /^unix:(\/.+)$/.exec(address)?.[1];
  if (path) return { path };
  const { hostname, port } = new URL(address);
  return { host: hostname, port: Number(port || 3310) };
}

/** How an operator writes where clamd listens. */
export const scannerAddress = /^(?:tcp:\/\/[\w.:[\]-]+|unix:\/.+)$/;
