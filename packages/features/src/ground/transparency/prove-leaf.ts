import type { Transaction } from '@hamyar/db';
import { inclusionRanges, type LeafKind, writeLeaf } from '@hamyar/domain';
import { hashesOf, leafOf, newestHead } from './queries.ts';

/** Everything by which anybody can check that a fact is in the log. */
export interface LeafProof {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly hashes: readonly Uint8Array[];
  /** Signed note of the head. */
  readonly note: string;
  readonly sealedAt: Date;
}

/** The proof of a subject's newest fact under the newest head that is shown; null until that holds it. */
export async function proveLeaf(
  tx: Transaction,
  kind: LeafKind,
  subjectId: string,
): Promise<LeafProof | null> {
  const row = await leafOf(tx, kind, subjectId);
  const head = await newestHead(tx, true);
  if (row?.seq == null || row.sealedAt === null || !head || row.seq >= head.size) return null;
  const { seq, day, commitment, sealedAt } = row;
  return {
    leaf: writeLeaf({ kind, seq, day, commitment }),
    index: seq,
    size: head.size,
    hashes: await hashesOf(tx, inclusionRanges(seq, head.size)),
    note: head.note,
    sealedAt,
  };
}
