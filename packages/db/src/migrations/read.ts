import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Folder of the numbered SQL files. */
export const migrationsFolder = fileURLToPath(new URL('../../migrations/', import.meta.url));

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
  /** Files that begin with `-- no-transaction` run statement by statement (concurrent index builds). */
  readonly inTransaction: boolean;
}

/** All migrations in order of their number. */
export async function readMigrations(folder: string = migrationsFolder): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(`${folder}/${name}`, 'utf8');
      return {
        name,
        sql,
        sha256: createHash('sha256').update(sql).digest('hex'),
        inTransaction: !/^-- no-transaction\b/.test(sql),
      };
    }),
  );
}
