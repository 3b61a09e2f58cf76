import { readdir } from 'node:fs/promises';
import type { AcceptedRow } from '@hamyar/domain';
import { findKnownGifts, type KnownRows } from '@hamyar/features/desk/imports/index';
import { openDataFolder } from './data-folder.ts';
import { applicationUrlOf, databaseName } from './database.ts';
import { openContext } from './import-context.ts';
import type { ImportOptions } from './import-options.ts';
import { runningPort } from './postgres-cluster.ts';

/** Where a dry run asks which gifts the platform holds; it starts no database and changes none. */
export interface KnownAsker {
  readonly take: (rows: readonly AcceptedRow<'contributions'>[]) => Promise<void>;
  readonly result: () => Promise<KnownRows>;
  readonly close: () => Promise<void>;
}

/** Opens the database of `DATABASE_URL` or of a data folder that runs; null when there is none, or none to be asked. */
export async function openKnown({ dataFolder, answers }: ImportOptions): Promise<KnownAsker | null> {
  const isOurs = (await readdir(dataFolder).catch((): string[] => [])).includes('hamyar.json');
  if (!isOurs) return null;
  const data = await openDataFolder(dataFolder, false);
  const running = await runningPort(data.postgres);
  const ownerUrl =
    process.env['DATABASE_URL'] ??
    (running === null ? null : `postgres://postgres@127.0.0.1:${running}/${databaseName}`);
  if (ownerUrl === null) return null;
  const { ctx, close } = openContext(
    data,
    applicationUrlOf(ownerUrl, data.keys.applicationPassword),
    'imports.command-line',
  );
  return { ...findKnownGifts(ctx, { id: null, answers, preview: null }), close };
}
