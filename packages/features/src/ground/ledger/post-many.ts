import type { Transaction } from '@hamyar/db';
import { type IsoDay, postingProblem } from '@hamyar/domain';
import { bulkQuery } from '../../kit/bulk.ts';
import type { Ctx } from '../../kit/feature.ts';
import { openAccounts } from './queries.ts';

export interface Fact {
  /** `capture`, `refund`, `import` … */
  readonly kind: string;
  readonly refType: string;
  readonly refId: string;
  /** Civil day in Tehran on which it counts. */
  readonly recognisedOn: IsoDay;
  /** Legs by account code; debit positive, credit negative. */
  readonly entries: readonly { readonly account: string; readonly amountIrr: bigint }[];
}

/**
 * Posts facts in the caller's transaction, each at most once per (kind, refType, refId), whoever races. One statement
 * for all of them.
 * @returns the transaction's id of each fact in their order, or null where the fact was posted before
 * @throws Error on legs that are no transaction: a fault of the caller
 */
export async function postMany(
  ctx: Ctx,
  tx: Transaction,
  facts: readonly Fact[],
): Promise<(string | null)[]> {
  const accounts = await openAccounts(tx, accountsIn(facts));
  const incoming = facts.map(({ entries, ...fact }) => ({
    ...fact,
    id: ctx.newId(),
    legs: entries.map(({ account, amountIrr }) => ({
      account: accounts.get(account),
      amountIrr: amountIrr.toString(),
    })),
  }));
  const rows = await bulkQuery<{ id: string }>(tx, statement, incoming, [ctx.clock.now()]);
  const posted = new Set(rows.map(({ id }) => id));
  return incoming.map(({ id }) => (posted.has(id) ? id : null));
}

/** Codes of all accounts that the facts touch, once their legs are looked through. */
function accountsIn(facts: readonly Fact[]): Set<string> {
  const codes = new Set<string>();
  for (const { kind, entries } of facts) {
    const problem = postingProblem(
      entries.map(({ account, amountIrr }) => ({ accountId: account, amountIrr })),
    );
    if (problem !== null) throw new Error(`posting ${kind}: ${problem}`);
    for (const { account } of entries) codes.add(account);
  }
  return codes;
}

const statement = {
  name: 'ledger_post',
  text: `
  with incoming as materialized (
    select * from jsonb_to_recordset($1::jsonb)
      as t(id uuid, kind text, "refType" text, "refId" uuid, "recognisedOn" date, legs jsonb)),
  posted as (
    insert into ledger_transaction (id, kind, ref_type, ref_id, recognised_on, posted_at)
    select id, kind, "refType", "refId", "recognisedOn", $2 from incoming
    on conflict do nothing returning id),
  entered as (
    insert into ledger_entry (transaction_id, ledger_account_id, amount_irr)
    select i.id, leg.account, leg."amountIrr" from incoming i join posted using (id)
    cross join lateral jsonb_to_recordset(i.legs) as leg(account bigint, "amountIrr" bigint))
  select id from posted`,
};
