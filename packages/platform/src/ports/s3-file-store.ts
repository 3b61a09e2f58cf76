import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import { AppError } from '../errors.ts';
import { type FileStore, pathIn, spool } from './file-store.ts';

/** A private bucket that speaks S3. */
export interface S3Settings {
  /** Base address of the service; the bucket is the first part of the path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

/** A bucket of the same building answers in milliseconds; a file of 50 MB passes in well under this. */
const patienceMs = 60_000;

/**
 * Files in one bucket. A file is measured on this host's disk before it is sent, so that the bucket never sees one that
 * is too large and the request is signed over what it really holds.
 */
export function s3FileStore(settings: S3Settings): FileStore {
  const client = new AwsClient({
    accessKeyId: settings.keyId,
    secretAccessKey: settings.secret,
    region: settings.region,
    service: 's3',
  });
  const ask = async (name: string, init: RequestInit): Promise<Response> => {
    pathIn('/', name);
    const address = `${settings.endpoint.replace(/\/+$/, '')}/${settings.bucket}/${name}`;
    const { body, ...rest } = init;
    // Signed without the body, whose hash stands in a header.
    const signed = await client.sign(address, rest);
    return fetch(signed.url, {
      ...rest,
      headers: signed.headers,
      ...(body ? { body } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
  };
  const read = async (name: string): Promise<Buffer> => {
    const answer = await ask(name, { method: 'GET' });
    if (!answer.ok) throw unavailable(answer.status);
    return Buffer.from(await answer.arrayBuffer());
  };
  return {
    put: (name, content, maxBytes) =>
      inFolder(async (folder) => {
        const path = pathIn(folder, name);
        const measured = await spool(path, content, maxBytes);
        const headers = {
          'content-type': 'application/octet-stream',
          'x-amz-content-sha256': measured.sha256,
        };
        const answer = await ask(name, { method: 'PUT', headers, body: await readFile(path) });
        if (!answer.ok) throw unavailable(answer.status);
        return measured;
      }),
    lend: (name, use) =>
      inFolder(async (folder) => {
        const path = pathIn(folder, name);
        await writeFile(path, await read(name));
        return use(path);
      }),
    read: async (name) => Readable.from([await read(name)]),
    async remove(name) {
      const answer = await ask(name, { method: 'DELETE' });
      if (!answer.ok && answer.status !== 404) throw unavailable(answer.status);
    },
  };
}

const unavailable = (status: number) =>
  new AppError('unavailable', 'service.unavailable', { cause: new Error(`file store answered ${status}`) });

/** Runs with a folder of its own, which is gone afterwards. */
async function inFolder<Result>(run: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'hamyar-file-'));
  try {
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
