import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type LocalServer, openServer } from './local-server.ts';

/** What a compressing proxy in front of the web served. */
export interface ServedFile {
  readonly path: string;
  readonly type: string;
  /** As served, compressed where it can be. */
  readonly bytes: number;
}

/** A proxy as stands in front of the web: it compresses what is text, and serves bare pages beside. */
export interface CompressingProxy extends LocalServer {
  /** Bare pages by path: the same words without any design. */
  readonly bare: Map<string, string>;
  /** Everything served since this was last emptied. */
  readonly served: ServedFile[];
}

const isText = (type: string): boolean =>
  /^(?:text\/|application\/(?:json|manifest|xml)|image\/svg)/.test(type);

/** Opens the proxy on a free port. Its strength is that of a proxy under load: gzip at its usual level. */
export async function openProxy(target: string): Promise<CompressingProxy> {
  const bare = new Map<string, string>();
  const served: ServedFile[] = [];
  const server = await openServer((asked, answer) => {
    const path = asked.url ?? '/';
    const finish = (status: number, headers: Record<string, string | string[]>, body: Buffer) => {
      const type = String(headers['content-type'] ?? '');
      const packed = isText(type) ? gzipSync(body) : body;
      served.push({ path, type, bytes: packed.length });
      answer.writeHead(status, {
        ...headers,
        'content-length': String(packed.length),
        ...(isText(type) ? { 'content-encoding': 'gzip' } : {}),
      });
      answer.end(packed);
    };
    const plain = bare.get(path);
    if (plain !== undefined) {
      finish(200, { 'content-type': 'text/html; charset=utf-8' }, Buffer.from(plain));
      return;
    }
    const forwarded = request(
      new URL(path, target),
      {
        method: asked.method,
        headers: { ...asked.headers, host: new URL(target).host, 'accept-encoding': 'identity' },
      },
      (got) => {
        const chunks: Buffer[] = [];
        got.on('data', (chunk: Buffer) => chunks.push(chunk));
        got.on('end', () => {
          const headers = Object.fromEntries(
            Object.entries(got.headers).filter(
              ([name, value]) => value !== undefined && name !== 'transfer-encoding',
            ),
          ) as Record<string, string | string[]>;
          finish(got.statusCode ?? 502, headers, Buffer.concat(chunks));
        });
      },
    );
    forwarded.on('error', () => answer.destroy());
    asked.pipe(forwarded);
  });
  return { ...server, bare, served };
}
