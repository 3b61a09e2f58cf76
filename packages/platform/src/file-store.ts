import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from './errors.ts';
import type { FileStore } from './ports.ts';

const safeName = /^[a-z0-9][a-z0-9.-]{0,80}$/;

/** Files in one folder of this host (a volume shared by API and worker). */
export function localFileStore(folder: string): FileStore {
  const pathOf = (name: string) => {
    if (!safeName.test(name)) throw new Error('file names are made by us alone');
    return join(folder, name);
  };
  return {
    pathOf,
    async put(name, content, maxBytes) {
      await mkdir(folder, { recursive: true });
      const hash = createHash('sha256');
      let bytes = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          bytes += chunk.length;
          hash.update(chunk);
          if (bytes > maxBytes)
            done(new AppError('invalid', 'import.file_too_large', { params: { maxBytes } }));
          else done(null, chunk);
        },
      });
      try {
        await pipeline(content, measure, createWriteStream(pathOf(name), { flags: 'wx' }));
      } catch (error) {
        await rm(pathOf(name), { force: true });
        throw error;
      }
      return { sha256: hash.digest('hex'), bytes };
    },
    remove: (name) => rm(pathOf(name), { force: true }),
  };
}
