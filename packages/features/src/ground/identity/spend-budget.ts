import type { Reason } from '@hamyar/contracts/reasons';
import type { Transaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { secondsLeft, windowStart } from './count-use.ts';

export interface Budget {
  readonly subject: string;
  readonly windowSeconds: number;
  readonly most: number;
  readonly reason: Reason;
}

/**
 * Counts one use against a budget per subject and clock window.
 * @throws Refusal `limit_reached` with the budget's reason and `waitSeconds`
 */
export async function spendBudget(ctx: Ctx, tx: Transaction, budget: Budget): Promise<void> {
  const { rowCount } = await tx.$client.query({
    name: 'otp_budget_spend',
    text: `insert into otp_budget as b (subject, window_seconds, window_start, count) values ($1, $2, to_timestamp($3), 1)
      on conflict (subject, window_seconds, window_start) do update set count = b.count + 1 where b.count < $4`,
    values: [budget.subject, budget.windowSeconds, windowStart(ctx, budget.windowSeconds), budget.most],
  });
  if (rowCount === 0)
    throw new Refusal('limit_reached', budget.reason, {
      params: { waitSeconds: secondsLeft(ctx, budget.windowSeconds) },
    });
}

/** IPv6 customers hold a /64: that is the address that counts. IPv4 counts whole, also where it is written in IPv6. */
export function networkOf(address: string): string {
  const embedded = /(?:^|:)(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (embedded) return embedded;
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const between = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, between)).fill('0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
