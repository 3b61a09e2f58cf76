import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  commitImport,
  runCommit,
  runPreview,
  showImport,
  uploadImport,
} from '@hamyar/features/desk/imports/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import { AppError } from '@hamyar/platform';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { databaseName, ensureDatabase, prepareDatabase } from './database.ts';
import { openContext } from './import-context.ts';
import type { ImportOptions } from './import-options.ts';
import { freePort } from './ports.ts';
import { runningPort, startCluster } from './postgres-cluster.ts';

export interface Committed {
  readonly batchId: string;
  readonly writtenRows: number;
  readonly unchangedRows: number;
  /** The same file had been sent before. */
  readonly repeated: boolean;
}

/** Why nothing was written, and what the file leaves open. */
interface Open {
  readonly reason: string;
  readonly more?: object;
}

/** Writes a file by the page's own verbs, as a named service of the nation, into the data folder's database. */
export async function commitFile(options: ImportOptions): Promise<Committed | Open> {
  const data = await openDataFolder(options.dataFolder, false);
  const database = await reachDatabase(data);
  const applicationUrl = await prepareDatabase(database.ownerUrl, data.keys.applicationPassword);
  const { ctx, close } = openContext(data, applicationUrl);
  try {
    return await commitWith(ctx, options);
  } catch (error) {
    if (error instanceof AppError) return { reason: error.reason.replace(/^import\./, '') };
    throw error;
  } finally {
    await close();
    await database.release();
  }
}

async function commitWith(
  ctx: Ctx,
  { kind, file, provinceCode, answers }: ImportOptions,
): Promise<Committed | Open> {
  const upload = { kind, fileName: basename(file), answers, ...(provinceCode && { provinceCode }) };
  const { batchId, repeated } = await uploadImport(ctx, upload, createReadStream(file));
  await runPreview(ctx, batchId, 0);
  const isOpen = (state: string) => ['uploaded', 'previewing', 'committing'].includes(state);
  // A worker that runs beside us may have taken the work over: whoever does it, it is done once.
  for (let shown = await showImport(ctx, batchId); ; shown = await showImport(ctx, batchId)) {
    if (shown.state === 'committed') {
      const { committedRows, unchangedRows, acceptedRows } = shown;
      if (repeated) return { batchId, writtenRows: 0, unchangedRows: acceptedRows ?? 0, repeated };
      return { batchId, writtenRows: committedRows ?? 0, unchangedRows: unchangedRows ?? 0, repeated };
    }
    if (shown.state === 'previewed') await commitImport(ctx, batchId, shown.version);
    else if (!isOpen(shown.state))
      return {
        reason: (shown.failure?.reason ?? shown.state).replace(/^import\./, ''),
        ...(shown.state === 'needs_answers' && { more: { questions: shown.understanding?.questions } }),
      };
    const isBusy = await runCommit(ctx, batchId).then(
      () => false,
      (error: unknown) => {
        if (error instanceof AppError && error.code === 'unavailable') return true;
        throw error;
      },
    );
    if (isBusy || isOpen(shown.state)) await wait(200);
  }
}

/** The database of `DATABASE_URL`, else that of the data folder: joined when it runs, started when it does not. */
async function reachDatabase(data: DataFolder): Promise<{ ownerUrl: string; release: () => Promise<void> }> {
  const external = process.env['DATABASE_URL'];
  if (external) return { ownerUrl: external, release: async () => {} };
  const password = data.keys.ownerPassword;
  const running = await runningPort(data.postgres);
  if (running !== null) {
    return {
      ownerUrl: `postgres://postgres:${password}@127.0.0.1:${running}/${databaseName}`,
      release: async () => {},
    };
  }
  const cluster = await startCluster({ folder: data.postgres, port: await freePort(), password });
  await ensureDatabase(cluster.ownerUrl('postgres'));
  return { ownerUrl: cluster.ownerUrl(databaseName), release: () => cluster.stop() };
}
