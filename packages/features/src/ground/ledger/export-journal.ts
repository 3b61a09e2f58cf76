import type { FileAnswer } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import {
  formatSolar,
  isoDayToSolar,
  monthBegin,
  monthEnd,
  monthEndBefore,
  writeJournal,
} from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { authorise, withinScope } from '../access/index.ts';
import { journalMost } from './policy.ts';
import { balancesOf, journalRows } from './queries.ts';

/**
 * A month of a province's books as a journal: what the accounts came to before it, every transaction with its legs, and what
 * they come to at its end, asserted.
 * @throws Refusal `ledger.too_many` above a hundred thousand transactions
 */
export async function exportJournal(
  ctx: Ctx,
  { provinceCode, month }: { provinceCode: string; month: string },
): Promise<FileAnswer> {
  withinScope(authorise(ctx, 'ledger.read'), provinceCode);
  const now = ctx.clock.now();
  const span = { from: monthBegin(month), through: monthEnd(month) };
  const books = await withTransaction(ctx, async (tx) => ({
    opening: await balancesOf(tx, provinceCode, monthEndBefore(month), now),
    rows: await journalRows(tx, provinceCode, { ...span, limit: journalMost + 1 }),
    closing: await balancesOf(tx, provinceCode, span.through, now),
  }));
  if (books.rows.length > journalMost) throw new Refusal('precondition', 'ledger.too_many');
  const solar = formatSolar(isoDayToSolar(span.from)).slice(0, 7).replace('/', '-');
  return {
    fileName: `${provinceCode}-${solar}.journal`,
    mediaType: 'text/plain; charset=utf-8',
    content: Buffer.from(writeJournal({ provinceCode, ...span, ...books })),
  };
}
