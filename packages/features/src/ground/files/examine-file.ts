import { type Transaction, withTransaction } from '@hamyar/db';
import { awaitsScan, type FileState } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { authorise } from '../access/index.ts';
import { moveFile } from './move-file.ts';
import { fileById, type FileRow } from './queries.ts';

/**
 * Has the scanner look at a stored file and says what came of it. Without a scanner a file is `unscanned`, and is looked
 * at when there is one. Bytes in which something was found go once the row says so; a turn that
 * ended between the two is made good by the next. Safe to run again, and by two at once.
 * @returns how the file stands, or null when it is gone
 * @throws Refusal `service.unavailable` while the scanner does not answer: the file stays where it is
 */
export async function examineFile(ctx: Ctx, fileId: string): Promise<FileState | null> {
  authorise(ctx, 'platform');
  const file = await withTransaction(ctx, (tx) => fileById(tx, fileId));
  if (!file) return null;
  if (!awaitsScan(file.state)) {
    if (file.state === 'refused') await ctx.ports.files.remove(file.storedName);
    return file.state;
  }
  const verdict = await verdictOn(ctx, file);
  const state = await withTransaction(ctx, (tx) => settleFile(ctx, tx, file, verdict));
  if (state === 'refused') await ctx.ports.files.remove(file.storedName);
  return state;
}

/** Who looked at the same file at the same time may have settled it first: then theirs stands, and is the answer. */
async function settleFile(
  ctx: Ctx,
  tx: Transaction,
  file: FileRow,
  { state, ...found }: Verdict,
): Promise<FileState | null> {
  const moved = await moveFile(tx, file.id, state, { ...found, examinedAt: ctx.clock.now() });
  if (moved)
    await audit(ctx, tx, {
      action: acts[state],
      targetType: 'stored_file',
      targetId: file.id,
      provinceCode: file.provinceCode,
      detail: found,
    });
  return (moved ?? (await fileById(tx, file.id)))?.state ?? null;
}

/** Words of the audit log for what was found. */
const acts: Readonly<Record<FileState, string>> = {
  quarantined: 'file.quarantined',
  clean: 'file.clean',
  unscanned: 'file.unscanned',
  refused: 'file.refused',
};

interface Verdict {
  readonly state: FileState;
  readonly finding?: string;
}

async function verdictOn(ctx: Ctx, file: FileRow): Promise<Verdict> {
  if (!ctx.ports.scanner) return { state: 'unscanned' };
  const answer = await ctx.ports.scanner.scan(await ctx.ports.files.read(file.storedName));
  if (answer.kind === 'clean') return { state: 'clean' };
  if (answer.kind === 'found') return { state: 'refused', finding: answer.name };
  ctx.log.warn({ fileId: file.id, cause: answer.cause }, 'scanner gave no answer');
  throw new Refusal('unavailable', 'service.unavailable');
}
