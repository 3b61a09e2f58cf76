import type { Transaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { z } from 'zod';
import { type Ctx, onceJob } from '../../kit/feature.ts';

/** Follows the loss of a key: receipts whose signature is refused from now on are signed anew, by its successor. */
export const renewDocumentsJob = onceJob({
  name: 'payments.renew-documents',
  queue: 'standard',
  payload: z.object({ kid: z.string() }),
  run: (ctx, { kid }, tx) => renewDocuments(ctx, tx, kid),
});

/** Parts receipts from their refused documents; the schedule that signs what is unsigned does the rest. */
export async function renewDocuments(ctx: Ctx, tx: Transaction, kid: string): Promise<void> {
  const { rowCount } = await tx.$client.query({
    name: 'payments_renew_documents',
    text: `update receipt r set document_id = null from signed_document d
      where d.id = r.document_id and d.kid = $1 and d.revoked_reason = 'key_compromised'`,
    values: [kid],
  });
  await audit(ctx, tx, {
    action: 'receipt.documents_parted',
    targetType: 'signing_key',
    targetId: kid,
    detail: { receipts: rowCount ?? 0 },
  });
}
