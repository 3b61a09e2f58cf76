import type { Readable } from 'node:stream';
import type { Answer, letters } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { maxLetterAttachments } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { authorise, type Scope } from '../access/index.ts';
import { dropFile, keepFile, presentFile, receiveFile, type ReceivedFile } from '../files/index.ts';
import { requireDraft } from './policy.ts';
import { lockLetter } from './queries.ts';

/** Lays a file beside a draft. Asked before the file is read, so that nobody waits in vain. */
export async function addAttachment(
  ctx: Ctx,
  { letterId, fileName }: { readonly letterId: string; readonly fileName: string },
  content: Readable,
): Promise<Answer<typeof letters.addAttachment>> {
  const scope = authorise(ctx, 'letters.manage');
  await withTransaction(ctx, (tx) => lockDraft(tx, scope, letterId));
  const received = await receiveFile(ctx, { purpose: 'letter', fileName }, content);
  try {
    const { file, isNew } = await withTransaction(ctx, (tx) => keep(ctx, tx, { scope, letterId, received }));
    if (!isNew) await dropFile(ctx, received);
    return { file };
  } catch (error) {
    await dropFile(ctx, received);
    throw error;
  }
}

/** Locked, so that two files sent at once are counted one after the other. */
async function lockDraft(tx: Transaction, scope: Scope, letterId: string) {
  const found = await lockLetter(tx, scope, letterId);
  requireDraft(found.row);
  return found;
}

async function keep(
  ctx: Ctx,
  tx: Transaction,
  { scope, letterId, received }: { scope: Scope; letterId: string; received: ReceivedFile },
) {
  const { row, files } = await lockDraft(tx, scope, letterId);
  const same = files.find(
    ({ sentSha256, state }) => sentSha256 === received.sentSha256 && state !== 'refused',
  );
  if (same) return { file: presentFile(same, true), isNew: false };
  if (files.length >= maxLetterAttachments)
    throw new Refusal('limit_reached', 'letter.attachments_full', { params: { max: maxLetterAttachments } });
  const { provinceCode } = row;
  const kept = await keepFile(ctx, tx, received, { subjectId: letterId, ownerAccountId: null, provinceCode });
  if (!kept) throw new Error('the same file was looked for under the lock of its letter');
  await audit(ctx, tx, {
    action: 'letter.attachment_added',
    targetType: 'letter',
    targetId: letterId,
    provinceCode,
    detail: { fileId: kept.id, kind: kept.kind },
  });
  return { file: presentFile(kept, true), isNew: true };
}
