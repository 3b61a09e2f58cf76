import type { Readable } from 'node:stream';
import { type Answer, credentials } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { accountOf, authorise } from '../../ground/access/index.ts';
import {
  countFilesOf,
  dropFile,
  filesOf,
  keepFile,
  presentFile,
  receiveFile,
  type ReceivedFile,
} from '../../ground/files/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { waitingLicenceOf } from './queries.ts';

/** Files of one person that lie here at a time, with those that are about to go. */
export const maxOwnFiles = 20;

type Added = Answer<typeof credentials.addEvidence>;

/** Takes a photograph or scan of the licence that waits. Asked before the file is read, so that nobody waits in vain. */
export async function addEvidence(
  ctx: Ctx,
  input: { readonly fileName: string },
  content: Readable,
): Promise<Added> {
  authorise(ctx, 'signed-in');
  await withTransaction(ctx, (tx) => waitingLicence(ctx, tx));
  const received = await receiveFile(ctx, { purpose: 'licence_evidence', ...input }, content);
  try {
    const { file, isNew } = await withTransaction(ctx, (tx) => keep(ctx, tx, received));
    if (!isNew) await dropFile(ctx, received);
    return { file };
  } catch (error) {
    await dropFile(ctx, received);
    throw error;
  }
}

async function keep(ctx: Ctx, tx: Transaction, received: ReceivedFile) {
  const licence = await waitingLicence(ctx, tx);
  const there = await filesOf(tx, 'licence_evidence', [licence.id]);
  const same = there.find(
    ({ sentSha256, state }) => sentSha256 === received.sentSha256 && state !== 'refused',
  );
  if (same) return { file: presentFile(same, true), isNew: false };
  if (there.length >= credentials.maxEvidence)
    throw new Refusal('limit_reached', 'credential.evidence_full', {
      params: { max: credentials.maxEvidence },
    });
  const ownerAccountId = accountOf(ctx);
  if ((await countFilesOf(tx, ownerAccountId)) >= maxOwnFiles)
    throw new Refusal('limit_reached', 'file.too_many');
  const { provinceCode } = licence;
  const kept = await keepFile(ctx, tx, received, { subjectId: licence.id, ownerAccountId, provinceCode });
  if (!kept) throw new Error('the same file was looked for under the lock of its licence');
  await audit(ctx, tx, {
    action: 'credential.evidence_added',
    targetType: 'credential',
    targetId: licence.id,
    provinceCode,
    detail: { fileId: kept.id, kind: kept.kind },
  });
  return { file: presentFile(kept, true), isNew: true };
}

/** Locked, so that two files sent at once are counted one after the other. */
async function waitingLicence(ctx: Ctx, tx: Transaction) {
  const licence = await waitingLicenceOf(tx, accountOf(ctx));
  if (!licence) throw new Refusal('precondition', 'credential.none_waiting');
  return licence;
}
