import type { Transaction } from '@hamyar/db';

export type ContributionMeasure = 'cash' | 'goods' | 'service';

/** Where the gateway's money stands until it is settled. */
export const gatewayAccount = (gateway: string): string => `gateway:${gateway}`;

/** Money that came in another amount than asked, until two officers say whose it is. */
export const suspenseAccount = (provinceCode: string): string => `suspense:${provinceCode}`;

/** Money that was never ours and has to go back to its giver. */
export const refundsPayableAccount = (provinceCode: string): string => `refunds_payable:${provinceCode}`;

/** Counter-account of everything given to a province, one per measure: its balance is what the totals are rebuilt from. */
export const contributionsAccount = (provinceCode: string, kind: ContributionMeasure): string =>
  `contributions:${provinceCode}:${kind}`;

/** Ids of accounts by code, made when they are new; in the order of the codes. */
export async function accountIdOf(
  tx: Transaction,
  codes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const read = () =>
    tx.$client.query<{ id: string; code: string }>({
      name: 'ledger_accounts',
      text: 'select id, code from ledger_account where code = any($1::text[])',
      values: [codes],
    });
  let { rows } = await read();
  if (rows.length < new Set(codes).size) {
    await tx.$client.query({
      name: 'ledger_accounts_open',
      text: 'insert into ledger_account (code) select distinct unnest($1::text[]) order by 1 on conflict do nothing',
      values: [codes],
    });
    ({ rows } = await read());
  }
  return new Map(rows.map((row) => [row.code, Number(row.id)]));
}
