import type { Transaction } from '@hamyar/db';
import { postingProblem, today } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { accountIdOf } from './queries.ts';

export interface Fact {
  /** `capture`, `refund`, `import` … */
  readonly kind: string;
  readonly refType: string;
  readonly refId: string;
  /** Civil day in Tehran on which it counts. */
  readonly recognisedOn: string;
  /** Legs by account code; debit positive, credit negative. */
  readonly entries: readonly { readonly account: string; readonly amountIrr: bigint }[];
}

/**
 * Posts a fact in the caller's transaction, at most once per (kind, refType, refId), whoever races.
 * @returns the transaction's id, or null when the fact was posted before
 * @throws Error on legs that are no transaction: a fault of the caller
 */
export async function postOnce(ctx: Ctx, tx: Transaction, fact: Fact): Promise<string | null> {
  const problem = postingProblem(
    fact.entries.map(({ account, amountIrr }) => ({ accountId: account, amountIrr })),
  );
  if (problem !== null) throw new Error(`posting ${fact.kind}: ${problem}`);
  const accounts = await accountIdOf(
    tx,
    fact.entries.map((entry) => entry.account),
  );
  const transactionId = ctx.newId();
  const { rowCount } = await tx.$client.query({
    name: 'ledger_post',
    text: `with posted as (
        insert into ledger_transaction (id, kind, ref_type, ref_id, recognised_on, posted_at)
        values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id)
      insert into ledger_entry (transaction_id, ledger_account_id, amount_irr)
      select posted.id, leg.account_id, leg.amount_irr
      from posted, unnest($7::bigint[], $8::bigint[]) as leg(account_id, amount_irr)`,
    values: [
      transactionId,
      fact.kind,
      fact.refType,
      fact.refId,
      fact.recognisedOn,
      ctx.clock.now(),
      fact.entries.map((entry) => accounts.get(entry.account)),
      fact.entries.map((entry) => entry.amountIrr.toString()),
    ],
  });
  return rowCount ? transactionId : null;
}

/**
 * Moves money from one account to another today: `debit` receives, `credit` gives. Otherwise as `postOnce`.
 * @param move.amountIrr rials, above zero
 */
export function transferOnce(
  ctx: Ctx,
  tx: Transaction,
  move: Pick<Fact, 'kind' | 'refType' | 'refId'> & {
    readonly debit: string;
    readonly credit: string;
    readonly amountIrr: bigint;
  },
): Promise<string | null> {
  const { debit, credit, amountIrr, ...fact } = move;
  const entries = [
    { account: debit, amountIrr },
    { account: credit, amountIrr: -amountIrr },
  ];
  return postOnce(ctx, tx, { ...fact, recognisedOn: today(ctx.clock.now()), entries });
}
