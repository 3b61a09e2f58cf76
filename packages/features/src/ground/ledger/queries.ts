import type { Transaction } from '@hamyar/db';

export type ContributionMeasure = 'cash' | 'goods' | 'service';

/** Where the gateway's money stands until it is settled. */
export const gatewayAccount = (gateway: string): string => `gateway:${gateway}`;

/** Where what an office received by itself stands: money at its bank, goods and services as they are. */
export const assetAccount = (provinceCode: string, kind: ContributionMeasure): string =>
  `${kind === 'cash' ? 'bank' : kind}:${provinceCode}`;

/** Money that came in another amount than asked, until two officers say whose it is. */
export const suspenseAccount = (provinceCode: string): string => `suspense:${provinceCode}`;

/** Money that was never ours and has to go back to its giver. */
export const refundsPayableAccount = (provinceCode: string): string => `refunds_payable:${provinceCode}`;

/** Counter-account of everything given to a province, one per measure: its balance is what the totals are rebuilt from. */
export const contributionsAccount = (provinceCode: string, kind: ContributionMeasure): string =>
  `contributions:${provinceCode}:${kind}`;

/** Ids of accounts by code; those that are new are opened. */
export async function openAccounts(
  tx: Transaction,
  codes: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  const wanted = [...new Set(codes)];
  const read = () =>
    tx.$client.query<{ id: string; code: string }>({
      name: 'ledger_accounts',
      text: 'select id, code from ledger_account where code = any($1::text[])',
      values: [wanted],
    });
  let { rows } = await read();
  if (rows.length < wanted.length) {
    await tx.$client.query({
      name: 'ledger_accounts_open',
      text: 'insert into ledger_account (code) select unnest($1::text[]) order by 1 on conflict do nothing',
      values: [wanted],
    });
    ({ rows } = await read());
  }
  return new Map(rows.map((row) => [row.code, Number(row.id)]));
}
