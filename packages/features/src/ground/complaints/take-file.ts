import type { Readable } from 'node:stream';
import type { complaints } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { heardComplaintStates } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { dropFile, keepFile, receiveFile, type ReceivedFile } from '../files/index.ts';
import type { Side } from './policy.ts';
import { filesBy, presentSideCase } from './present.ts';
import {
  type CaseRow,
  lastWords,
  maxEntriesOf,
  maxFilesOfSide,
  type WholeCase,
  wholeCase,
} from './queries.ts';
import { tellHandlers } from './tell-handlers.ts';
import { writeEntry } from './write-entry.ts';

/** Whose room of which case. */
export interface Room {
  readonly complaintId: string;
  readonly side: Side;
}

/**
 * Takes a picture into a side's own room: an entry without words, to which the file belongs. It has no owner, no province and
 * no name of its own, because each of them could say who reported; and it is drawn anew. The same picture again changes nothing.
 * Asked before the file is read, so that nobody waits in vain.
 * @param ctx a service that has made sure whose room it is
 */
// eslint-disable-next-line hamyar/verb-guards -- the verbs that call it authorise
export async function takeFile(ctx: Ctx, room: Room, content: Readable): Promise<complaints.SideCase> {
  await withTransaction(ctx, async (tx) => requireRoom(await wholeCase(tx, room.complaintId), room.side));
  const received = await receiveFile(ctx, { purpose: 'complaint', fileName: 'picture' }, content);
  try {
    const { item, isNew } = await withTransaction(ctx, (tx) => keep(ctx, tx, room, received));
    if (!isNew) await dropFile(ctx, received);
    return item;
  } catch (error) {
    await dropFile(ctx, received);
    throw error;
  }
}

/** @throws Refusal where nobody is heard any more, or the side has shown as much as it may */
export function requireRoom({ row, entries, files }: WholeCase, side: Side): void {
  if (!heardComplaintStates.includes(row.state)) throw new Refusal('conflict', 'complaint.over');
  if (filesBy(side, entries, files).length >= maxFilesOfSide)
    throw new Refusal('limit_reached', 'complaint.files_full', { params: { max: maxFilesOfSide } });
}

async function keep(ctx: Ctx, tx: Transaction, { complaintId, side }: Room, received: ReceivedFile) {
  const whole = await wholeCase(tx, complaintId, true);
  const same = filesBy(side, whole.entries, whole.files).some(
    ({ sentSha256 }) => sentSha256 === received.sentSha256,
  );
  if (!same) {
    requireRoom(whole, side);
    await addEntry(ctx, tx, whole.row, side, received);
  }
  return { item: presentSideCase(ctx, await wholeCase(tx, complaintId), side), isNew: !same };
}

async function addEntry(
  ctx: Ctx,
  tx: Transaction,
  row: CaseRow,
  side: Side,
  received: ReceivedFile,
): Promise<void> {
  const entry = { complaintId: row.id, by: side, to: 'office', text: null, accountId: null } as const;
  const room = maxEntriesOf[side] - lastWords;
  const subjectId = await writeEntry(ctx, tx, { ...entry, formKey: null }, room);
  const place = { subjectId, ownerAccountId: null, provinceCode: null };
  if (!(await keepFile(ctx, tx, received, place))) throw new Error('a new entry has no file yet');
  // In the name of the act: the log does not say who reported.
  await audit(ctx, tx, {
    action: 'complaint.file_added',
    targetType: 'complaint',
    targetId: row.id,
    provinceCode: row.provinceCode,
    detail: { side },
  });
  await tellHandlers(ctx, tx, row, { template: 'complaint_answered' });
}
