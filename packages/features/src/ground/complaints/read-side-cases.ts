import type { complaints } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { presentSideCase } from './present.ts';
import { barsOf, entriesOf, filesOfEntries, ownCases } from './queries.ts';

/** What somebody reported, and what concerns them and they were told of; each from its own side. A read. */
export async function readSideCases(
  ctx: Ctx,
  tx: Transaction,
  accountId: string,
  limit: number,
): Promise<complaints.SideCase[]> {
  const own = await ownCases(tx, accountId, limit);
  const ids = own.map(({ row }) => row.id);
  const entries = await entriesOf(tx, ids);
  const files = await filesOfEntries(tx, entries);
  const bars = await barsOf(tx, ids);
  return own.map(({ row, side }) =>
    presentSideCase(
      ctx,
      {
        row,
        entries: entries.filter(({ complaintId }) => complaintId === row.id),
        files,
        bars: bars.filter(({ complaintId }) => complaintId === row.id),
      },
      side,
    ),
  );
}
