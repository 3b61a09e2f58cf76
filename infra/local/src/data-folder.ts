import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { removeCluster } from './postgres-cluster.ts';

/** Secrets made once for this data folder; the data is unreadable without them. */
export interface Keys {
  readonly SEAL_KEY: string;
  readonly INDEX_KEY: string;
  readonly ACCESS_TOKEN_KEY: string;
  readonly ownerPassword: string;
  readonly applicationPassword: string;
}

export interface DataFolder {
  readonly path: string;
  readonly postgres: string;
  readonly uploads: string;
  readonly log: string;
  readonly keys: Keys;
}

const marker = 'hamyar.json';

/**
 * Opens or makes the data folder.
 * @throws Error when the folder holds something that is not ours
 */
export async function openDataFolder(wanted: string, fresh: boolean): Promise<DataFolder> {
  const path = resolve(wanted);
  const content = await readdir(path).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw new Error(`--data ${path}: ${error.message}`);
  });
  const isOurs = content.includes(marker);
  if (!isOurs && content.length > 0) {
    throw new Error(`--data ${path} is not empty and not a data folder of Hamyar; name another one`);
  }
  if (fresh && isOurs) {
    await removeCluster(join(path, 'postgres'));
    await rm(path, { recursive: true, force: true });
  }
  await mkdir(path, { recursive: true });
  const keys = await readKeys(join(path, marker));
  return {
    path,
    postgres: join(path, 'postgres'),
    uploads: join(path, 'uploads'),
    log: join(path, 'hamyar.log'),
    keys,
  };
}

async function readKeys(file: string): Promise<Keys> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text) return (JSON.parse(text) as { keys: Keys }).keys;
  const key = () => randomBytes(32).toString('base64');
  const password = () => randomBytes(24).toString('hex');
  const keys: Keys = {
    SEAL_KEY: key(),
    INDEX_KEY: key(),
    ACCESS_TOKEN_KEY: key(),
    ownerPassword: password(),
    applicationPassword: password(),
  };
  await writeFile(
    file,
    `${JSON.stringify({ about: 'data folder of Hamyar; keep this file secret', keys }, null, 2)}\n`,
    {
      mode: 0o600,
    },
  );
  return keys;
}
