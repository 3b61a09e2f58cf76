import type { ledger } from '@hamyar/contracts';
import type { AccountBalance } from '@hamyar/domain';
import { versionOf } from '../../kit/version.ts';
import type { ClosingRow } from './queries.ts';

/** A closing as the contract tells it. */
export function presentClosing(row: ClosingRow, names: ReadonlyMap<string, string>): ledger.Closing {
  const nameOf = (accountId: string | null) => (accountId && names.get(accountId)) ?? null;
  return {
    id: row.id,
    throughDay: row.throughDay,
    closedAt: row.closedAt.toISOString(),
    closedByName: nameOf(row.closedBy),
    opened: row.openedAt && {
      at: row.openedAt.toISOString(),
      byName: nameOf(row.openedBy),
      reason: row.openedReason ?? '',
    },
  };
}

/** Version of which months of a province are closed. */
export const booksVersion = (closings: readonly ClosingRow[]): string =>
  versionOf(closings.flatMap(({ id, openedAt }) => [id, openedAt?.getTime() ?? null]));

/** Version of what a closing would settle. */
export const closingVersion = (
  through: string,
  closings: readonly ClosingRow[],
  accounts: readonly AccountBalance[],
): string =>
  versionOf([
    through,
    booksVersion(closings),
    ...accounts.flatMap(({ code, balanceIrr }) => [code, balanceIrr]),
  ]);
