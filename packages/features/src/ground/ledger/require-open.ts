import type { Transaction } from '@hamyar/db';
import type { IsoDay } from '@hamyar/domain';
import { Refusal } from '../../kit/refusal.ts';
import { closedProvinces } from './queries.ts';

/** Where and on which day something is to count. */
export interface Recognised {
  readonly provinceCode: string;
  readonly day: IsoDay;
}

/** Tells of a fact whether its month is closed in its province. */
export async function closedMonths(tx: Transaction): Promise<(fact: Recognised) => boolean> {
  const closed = await closedProvinces(tx);
  return ({ provinceCode, day }) => day <= (closed.get(provinceCode) ?? '');
}

/**
 * Confirms that nothing of this lies in a closed month; the database holds the same wall behind it.
 * @throws Refusal `ledger.closed`
 */
export async function requireOpen(tx: Transaction, facts: readonly Recognised[]): Promise<void> {
  if (facts.some(await closedMonths(tx))) throw new Refusal('precondition', 'ledger.closed');
}
