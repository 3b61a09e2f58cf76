import { ledgerClosing, ledgerClosingBalance, type Transaction } from '@hamyar/db';
import type { AccountBalance, IsoDay, JournalTransaction } from '@hamyar/domain';
import { desc, eq, isNull, max } from 'drizzle-orm';

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

export type ClosingRow = typeof ledgerClosing.$inferSelect;

/** Closings of a province that a page shows, newest first. */
const closingsShown = 60;

/** More accounts than a province has. */
const accountsMost = 100;

/**
 * What each account of a province came to: of what was recognised by the end of a day, as far as it was known at an
 * instant. Sums begin at the last closing that held then.
 * @param provinceCode null for the accounts of the nation, which are never closed
 */
export async function balancesOf(
  tx: Transaction,
  provinceCode: string | null,
  through: IsoDay,
  knownAt: Date,
): Promise<AccountBalance[]> {
  const { rows } = await tx.$client.query<{ code: string; balanceIrr: string }>({
    name: 'ledger_balances',
    text: `
    with base as (
      select id, through_day from ledger_closing
      where province_code = $1 and through_day <= $2 and closed_at <= $3 and (opened_at is null or opened_at > $3)
      order by through_day desc limit 1),
    tail as (
      select e.ledger_account_id, sum(e.amount_irr) as amount_irr
      from ledger_account a join ledger_entry e on e.ledger_account_id = a.id
      join ledger_transaction t on t.id = e.transaction_id
      where a.province_code is not distinct from $1 and t.recognised_on <= $2 and t.posted_at <= $3
        and t.recognised_on > coalesce((select through_day from base), '-infinity')
      group by 1)
    select a.code, (coalesce(b.balance_irr, 0) + coalesce(t.amount_irr, 0))::text as "balanceIrr"
    from ledger_account a
    left join ledger_closing_balance b on b.ledger_account_id = a.id and b.closing_id = (select id from base)
    left join tail t on t.ledger_account_id = a.id
    where a.province_code is not distinct from $1 and (b.balance_irr is not null or t.amount_irr is not null)
    order by a.code limit $4`,
    values: [provinceCode, through, knownAt, accountsMost],
  });
  return rows;
}

/** Transactions of a province that were recognised after one day and by another. */
export async function countTransactions(
  tx: Transaction,
  provinceCode: string,
  { after, through }: { readonly after: IsoDay | null; readonly through: IsoDay },
): Promise<number> {
  const { rows } = await tx.$client.query<{ count: number }>({
    name: 'ledger_count',
    text: `select count(distinct t.id)::int as count from ledger_account a
      join ledger_entry e on e.ledger_account_id = a.id join ledger_transaction t on t.id = e.transaction_id
      where a.province_code = $1 and t.recognised_on > coalesce($2::date, '-infinity') and t.recognised_on <= $3`,
    values: [provinceCode, after, through],
  });
  return rows[0]?.count ?? 0;
}

/** When a province was closed and opened, newest first. */
export function closingsOf(tx: Transaction, provinceCode: string): Promise<ClosingRow[]> {
  return tx
    .select()
    .from(ledgerClosing)
    .where(eq(ledgerClosing.provinceCode, provinceCode))
    .orderBy(desc(ledgerClosing.closedAt), desc(ledgerClosing.id))
    .limit(closingsShown);
}

/** The closing that holds and reaches furthest, or null. */
export function lastStanding(closings: readonly ClosingRow[]): ClosingRow | null {
  const standing = closings.filter(({ openedAt }) => openedAt === null);
  return standing.reduce<ClosingRow | null>(
    (last, row) => (last === null || row.throughDay > last.throughDay ? row : last),
    null,
  );
}

export const closedThroughOf = (closings: readonly ClosingRow[]): IsoDay | null =>
  lastStanding(closings)?.throughDay ?? null;

/** Through which day each province is closed; those that are not are left out. */
export async function closedProvinces(tx: Transaction): Promise<ReadonlyMap<string, IsoDay>> {
  const rows = await tx
    .select({ code: ledgerClosing.provinceCode, through: max(ledgerClosing.throughDay) })
    .from(ledgerClosing)
    .where(isNull(ledgerClosing.openedAt))
    .groupBy(ledgerClosing.provinceCode);
  return new Map(rows.flatMap(({ code, through }) => (through === null ? [] : [[code, through] as const])));
}

/** Keeps what the accounts came to beside their closing; part of the caller's transaction. */
export async function keepBalances(
  tx: Transaction,
  closingId: string,
  balances: readonly AccountBalance[],
): Promise<void> {
  const ids = await openAccounts(
    tx,
    balances.map(({ code }) => code),
  );
  const rows = balances.flatMap(({ code, balanceIrr }) => {
    const ledgerAccountId = ids.get(code);
    return ledgerAccountId === undefined
      ? []
      : [{ closingId, ledgerAccountId, balanceIrr: BigInt(balanceIrr) }];
  });
  if (rows.length > 0) await tx.insert(ledgerClosingBalance).values(rows);
}

/** Transactions that touch a province's accounts and were recognised in a span of days, oldest first. */
export async function journalRows(
  tx: Transaction,
  provinceCode: string,
  { from, through, limit }: { readonly from: IsoDay; readonly through: IsoDay; readonly limit: number },
): Promise<JournalTransaction[]> {
  const { rows } = await tx.$client.query<JournalTransaction & Record<string, unknown>>({
    name: 'ledger_journal',
    text: `
    with touched as (
      select distinct t.id, t.recognised_on from ledger_transaction t
      join ledger_entry e on e.transaction_id = t.id join ledger_account a on a.id = e.ledger_account_id
      where t.recognised_on between $2 and $3 and a.province_code = $1
      order by t.recognised_on, t.id limit $4)
    select t.id, t.kind, t.recognised_on::text as "recognisedOn", t.posted_at as "postedAt",
      jsonb_agg(jsonb_build_object('code', a.code, 'amountIrr', e.amount_irr::text) order by e.id) as legs
    from touched join ledger_transaction t using (id)
    join ledger_entry e on e.transaction_id = t.id join ledger_account a on a.id = e.ledger_account_id
    group by t.id order by t.recognised_on, t.id`,
    values: [provinceCode, from, through, limit],
  });
  return rows;
}
