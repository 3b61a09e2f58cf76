import type { Answer, payments } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { mendCode, toBase32, toBase64, writeTlogProof } from '@hamyar/domain';
import { asService, authorise } from '../../ground/access/index.ts';
import { documentById } from '../../ground/signing/index.ts';
import { proveLeaf } from '../../ground/transparency/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { serialOf } from './present.ts';
import { receiptByCode } from './queries.ts';

/** The proof that a receipt is in the public log, to whoever knows the receipt's code. */
export async function showProof(asker: Ctx, code: string): Promise<Answer<typeof payments.showProof>> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'receipts');
  return withTransaction(ctx, async (tx) => {
    const row = await receiptByCode(tx, mendCode(code));
    if (!row) throw new Refusal('not_found', 'receipt.unknown');
    const document = row.documentId === null ? null : await documentById(tx, row.documentId);
    const found = document && (await proveLeaf(tx, document.kind, document.id));
    const named = { code: row.code, serial: serialOf(row) };
    // Until it is signed and sealed, and after its nonce was forgotten, nothing can be proven.
    if (!document?.nonce) return { ...named, proof: null, isForgotten: document !== null };
    if (!found) return { ...named, proof: null, isForgotten: false };
    const { leaf, index, size, hashes, note, sealedAt } = found;
    return {
      ...named,
      isForgotten: false,
      proof: {
        document: toBase32(document.document),
        nonce: toBase64(document.nonce),
        leaf: toBase64(leaf),
        index,
        size,
        hashes: hashes.map(toBase64),
        note,
        sealedAt: sealedAt.toISOString(),
        file: writeTlogProof({ extra: document.nonce, index, proof: hashes, checkpoint: note }),
      },
    };
  });
}
