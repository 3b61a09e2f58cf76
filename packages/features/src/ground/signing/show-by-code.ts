import type { Answer, signing } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { mendCode } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { judgeDocument } from './judge-document.ts';
import { documentByCode } from './queries.ts';
import { spendMiss } from './spend-miss.ts';

/** Checks a document by its printed code, read with the look-alikes that people type mended. */
export async function showByCode(
  asker: Ctx,
  code: string,
  address: string,
): Promise<Answer<typeof signing.showByCode>> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'signed-documents');
  const checked = await withTransaction(ctx, async (tx) => {
    const row = await documentByCode(tx, mendCode(code));
    return row && judgeDocument(ctx, tx, row.document);
  });
  if (checked) return checked;
  await withTransaction(ctx, (tx) => spendMiss(ctx, tx, address));
  throw new Refusal('not_found', 'signing.unknown_code');
}
