import type { Transaction } from '@hamyar/db';
import { AppError } from '@hamyar/platform';
import type { Ctx } from '../feature.ts';

export interface Budget {
  readonly subject: string;
  readonly windowSeconds: number;
  readonly most: number;
  readonly reason: string;
}

const minute = 60;
const hour = 3_600;
const day = 86_400;

/** Wrong codes for one number in an hour before it must rest. */
const failuresPerHour = 10;

/**
 * Spends one code from every budget it touches, or none: numbers against pestering, addresses and the whole against
 * SMS pumping. Kept in PostgreSQL, so they hold when nothing else does.
 * @throws AppError `limit_reached` naming how long to wait
 */
export async function spendCodeBudgets(
  ctx: Ctx,
  tx: Transaction,
  input: { mobile: string; address: string },
): Promise<void> {
  const mobile = `mobile:${input.mobile}`;
  const budgets: Budget[] = [
    { subject: mobile, windowSeconds: minute, most: 1, reason: 'code.too_soon' },
    { subject: mobile, windowSeconds: hour, most: 5, reason: 'code.too_many' },
    { subject: mobile, windowSeconds: day, most: 10, reason: 'code.too_many' },
    {
      subject: `address:${networkOf(input.address)}`,
      windowSeconds: hour,
      most: ctx.limits.codesPerAddressPerHour,
      reason: 'code.too_many',
    },
    { subject: 'all', windowSeconds: minute, most: ctx.limits.codesPerMinute, reason: 'code.too_many' },
  ];
  for (const budget of budgets) await spendBudget(ctx, tx, budget);
}

/** Counts a wrong code; true while the number may go on trying. */
export async function countFailure(ctx: Ctx, tx: Transaction, mobile: string): Promise<void> {
  await spendBudget(ctx, tx, {
    subject: `failures:${mobile}`,
    windowSeconds: hour,
    most: failuresPerHour,
    reason: 'code.too_many_failures',
  });
}

/**
 * Counts one use against a budget per subject and clock window.
 * @throws AppError `limit_reached` with the budget's reason and `waitSeconds`
 */
export async function spendBudget(ctx: Ctx, tx: Transaction, budget: Budget): Promise<void> {
  const nowSeconds = Math.floor(ctx.clock.now().getTime() / 1000);
  const start = nowSeconds - (nowSeconds % budget.windowSeconds);
  const { rowCount } = await tx.$client.query({
    name: 'otp_budget_spend',
    text: `insert into otp_budget as b (subject, window_seconds, window_start, count) values ($1, $2, to_timestamp($3), 1)
      on conflict (subject, window_seconds, window_start) do update set count = b.count + 1 where b.count < $4`,
    values: [budget.subject, budget.windowSeconds, start, budget.most],
  });
  if (rowCount === 0) {
    const waitSeconds = start + budget.windowSeconds - nowSeconds;
    throw new AppError('limit_reached', budget.reason, { params: { waitSeconds } });
  }
}

/** IPv6 customers hold a /64: that is the address that counts. */
export function networkOf(address: string): string {
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;
}
