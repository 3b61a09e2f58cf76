import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  answerImport,
  commitImport,
  runCommit,
  runPreview,
  showImport,
  uploadImport,
} from '@hamyar/features/desk/imports/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import { AppError } from '@hamyar/platform';
import { openDataFolder } from './data-folder.ts';
import { prepareDatabase } from './database.ts';
import { type ImportContexts, openContext } from './import-context.ts';
import type { ImportOptions } from './import-options.ts';
import { reachDatabase } from './reach-database.ts';

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
  const contexts = openContext(data, applicationUrl, 'imports.command-line');
  try {
    return await commitWith(contexts, options);
  } catch (error) {
    if (error instanceof AppError) return { reason: error.reason.replace(/^import\./, '') };
    throw error;
  } finally {
    await contexts.close();
    await database.release();
  }
}

/** Takes a file through the verbs of the imports' page, from its upload to its rows. */
export async function commitWith(
  { ctx, asJob }: Pick<ImportContexts, 'ctx' | 'asJob'>,
  { kind, file, provinceCode, answers }: Pick<ImportOptions, 'kind' | 'file' | 'provinceCode' | 'answers'>,
): Promise<Committed | Open> {
  const upload = { kind, fileName: basename(file), answers, ...(provinceCode && { provinceCode }) };
  const { batchId, repeated } = await uploadImport(ctx, upload, createReadStream(file));
  const isThere = repeated && (await showImport(ctx, batchId)).state === 'committed';
  await answerAnew(ctx, batchId, repeated ? answers : {});
  const { version } = await showImport(ctx, batchId);
  await runPreview(asJob('imports.preview'), batchId, Number(version));
  const isOpen = (state: string) => ['uploaded', 'previewing', 'committing'].includes(state);
  // A worker that runs beside us may have taken the work over: whoever does it, it is done once.
  for (let shown = await showImport(ctx, batchId); ; shown = await showImport(ctx, batchId)) {
    if (shown.state === 'committed') {
      const { committedRows, unchangedRows, acceptedRows } = shown;
      if (isThere) return { batchId, writtenRows: 0, unchangedRows: acceptedRows ?? 0, repeated };
      return { batchId, writtenRows: committedRows ?? 0, unchangedRows: unchangedRows ?? 0, repeated };
    }
    if (shown.state === 'previewed') await commitImport(ctx, batchId, shown.version);
    else if (!isOpen(shown.state))
      return {
        reason: (shown.failure?.reason ?? shown.state).replace(/^import\./, ''),
        ...(shown.state === 'needs_answers' && { more: { questions: shown.understanding?.questions } }),
      };
    const isBusy = await runCommit(asJob('imports.commit'), batchId).then(
      () => false,
      (error: unknown) => {
        if (error instanceof AppError && error.code === 'unavailable') return true;
        throw error;
      },
    );
    if (isBusy || isOpen(shown.state)) await wait(200);
  }
}

/** A file that was sent before and waits for a person is read by what is answered now. */
async function answerAnew(ctx: Ctx, batchId: string, answers: ImportOptions['answers']): Promise<void> {
  const { version, may } = await showImport(ctx, batchId);
  if (may.includes('answer') && Object.keys(answers).length > 0)
    await answerImport(ctx, batchId, { version, ...answers });
}
