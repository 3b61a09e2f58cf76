import type { Transaction } from '@hamyar/db';
import { today } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { type Fact, postMany } from './post-many.ts';

/**
 * Posts one fact; otherwise as `postMany`.
 * @returns the transaction's id, or null when the fact was posted before
 */
export async function postOnce(ctx: Ctx, tx: Transaction, fact: Fact): Promise<string | null> {
  const [transactionId = null] = await postMany(ctx, tx, [fact]);
  return transactionId;
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
