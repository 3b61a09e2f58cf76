import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { authorise } from '../../ground/access/index.ts';
import { forgetNonce } from '../../ground/signing/index.ts';
import { eraseInBatches, erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';

/**
 * Once the day of erasure of a gift is past, its receipt forgets the nonce: the leaf of the log stays, and nobody can tell any
 * more which one it was.
 */
export function forgetGifts(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return eraseInBatches(ctx, async (tx) => {
    const { rows } = await tx.$client.query<{ id: string; documentId: string; provinceCode: string }>({
      name: 'payments_forget_gifts',
      text: `select r.id, d.id as "documentId", r.province_code as "provinceCode" from receipt r
        join signed_document d on d.id = r.document_id and d.nonce is not null
        join payment y on y.id = r.payment_id join pledge p on p.id = y.pledge_id
        where p.retain_until < $1 and p.state <> 'open' order by r.id limit ${erasureBatch}`,
      values: [today(ctx.clock.now())],
    });
    await forgetNonce(
      tx,
      rows.map(({ documentId }) => documentId),
    );
    for (const { id, provinceCode } of rows)
      await audit(ctx, tx, {
        action: 'receipt.nonce_forgotten',
        targetType: 'receipt',
        targetId: id,
        provinceCode,
      });
    return rows.length;
  });
}
