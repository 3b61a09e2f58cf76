import type { Answer, signing } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { fromBase32 } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { judgeDocument } from './judge-document.ts';
import { spendMiss } from './spend-miss.ts';

/** Checks a document by the text of its QR code: the whole address, or what stands behind its `#`. */
export async function showByText(
  asker: Ctx,
  text: string,
  address: string,
): Promise<Answer<typeof signing.showByText>> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'signed-documents');
  const coded = text
    .slice(text.lastIndexOf('#') + 1)
    .toUpperCase()
    .replace(/\s/g, '');
  const checked = await withTransaction(ctx, (tx) =>
    judgeDocument(ctx, tx, fromBase32(coded) ?? new Uint8Array(0)),
  );
  if (checked.claims === null) await withTransaction(ctx, (tx) => spendMiss(ctx, tx, address));
  return checked;
}
