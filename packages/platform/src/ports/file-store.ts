import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../errors.ts';

/** Uploaded files, kept outside the web root under names of our own. */
export interface FileStore {
  /**
   * Writes a stream.
   * @throws AppError `file.too_large` beyond `maxBytes`; whatever fails leaves nothing behind
   */
  put(name: string, content: Readable, maxBytes: number): Promise<{ sha256: string; bytes: number }>;
  /** Lends a file as a path of this host, for readers that must seek; it is ours again when `use` is done. */
  lend<Result>(name: string, use: (path: string) => Promise<Result>): Promise<Result>;
  /** The bytes as they come. */
  read(name: string): Promise<Readable>;
  /** Removes a file; one that is gone already is no fault. */
  remove(name: string): Promise<void>;
}

const safeName = /^[a-z0-9][a-z0-9.-]{0,80}$/;

/** Where a file of this name lies in a folder. @throws when the name was not made by us */
export function pathIn(folder: string, name: string): string {
  if (!safeName.test(name)) throw new Error('file names are made by us alone');
  return join(folder, name);
}

/** Writes a stream to a path while measuring it; nothing stays when it fails. */
export async function spool(
  path: string,
  content: Readable,
  maxBytes: number,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      const megabytes = Math.floor(maxBytes / 2 ** 20);
      if (bytes > maxBytes) done(new AppError('invalid', 'file.too_large', { params: { megabytes } }));
      else done(null, chunk);
    },
  });
  try {
    await pipeline(content, measure, createWriteStream(path, { flags: 'wx' }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** Files in one folder of this host (a volume shared by API and worker). */
export function localFileStore(folder: string): FileStore {
  return {
    async put(name, content, maxBytes) {
      await mkdir(folder, { recursive: true });
      return spool(pathIn(folder, name), content, maxBytes);
    },
    lend: (name, use) => use(pathIn(folder, name)),
    read: async (name) => createReadStream(pathIn(folder, name)),
    remove: (name) => rm(pathIn(folder, name), { force: true }),
  };
}

/** A small file whole. */
export async function readWhole(store: FileStore, name: string): Promise<Buffer> {
  return buffer(await store.read(name));
}
