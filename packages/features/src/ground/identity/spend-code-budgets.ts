import type { Transaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { type Budget, networkOf, spendBudget, windowStart } from './spend-budget.ts';

const minute = 60;
const hour = 3_600;
const day = 86_400;

/** `+98` and seven digits. */
const prefixLength = 10;

/** Wrong codes for one number in an hour before it must rest. */
const failuresPerHour = 10;

/**
 * Spends one code from every budget it touches, or none: numbers against pestering, addresses and the whole against
 * SMS pumping. Kept in PostgreSQL, so they hold when nothing else does.
 * @throws Refusal `limit_reached` naming how long to wait
 */
export async function spendCodeBudgets(
  ctx: Ctx,
  tx: Transaction,
  input: { mobile: string; address: string },
): Promise<void> {
  const mobile = `mobile:${input.mobile}`;
  const budgets: Budget[] = [
    { subject: mobile, windowSeconds: hour, most: 5, reason: 'code.too_many' },
    { subject: mobile, windowSeconds: day, most: 10, reason: 'code.too_many' },
    {
      subject: `address:${networkOf(input.address)}`,
      windowSeconds: hour,
      most: ctx.limits.codesPerAddressPerHour,
      reason: 'code.too_many',
    },
    {
      subject: `prefix:${input.mobile.slice(0, prefixLength)}`,
      windowSeconds: minute,
      most: ctx.limits.codesPerPrefixPerMinute,
      reason: 'code.too_many',
    },
    { subject: 'all', windowSeconds: minute, most: ctx.limits.codesPerMinute, reason: 'code.too_many' },
    { subject: 'all', windowSeconds: day, most: ctx.limits.codesPerDay, reason: 'code.too_many' },
  ];
  for (const budget of budgets) await spendBudget(ctx, tx, budget);
  await restBetweenCodes(ctx, tx, input.mobile);
}

/**
 * A minute between two codes of one number, by the last one and not by the clock's minutes. The budgets' rows, which were
 * locked before, make two askers queue.
 */
async function restBetweenCodes(ctx: Ctx, tx: Transaction, mobile: string): Promise<void> {
  const { rows } = await tx.$client.query<{ last: Date | null }>({
    name: 'otp_challenge_last',
    text: 'select max(created_at) as last from otp_challenge where mobile = $1',
    values: [mobile],
  });
  const restedMs = ctx.clock.now().getTime() - (rows[0]?.last?.getTime() ?? -Infinity);
  if (restedMs >= minute * 1_000) return;
  throw new Refusal('limit_reached', 'code.too_soon', {
    params: { waitSeconds: Math.ceil(minute - restedMs / 1_000) },
  });
}

const failures = (mobile: string): Budget => ({
  subject: `failures:${mobile}`,
  windowSeconds: hour,
  most: failuresPerHour,
  reason: 'code.too_many_failures',
});

/**
 * Takes one of the hour's wrong tries before the code is looked at: whoever has none left learns nothing from any code,
 * the right one included. A right code gives it back.
 * @throws Refusal `limit_reached`, `code.too_many_failures`
 */
export function spendFailure(ctx: Ctx, tx: Transaction, mobile: string): Promise<void> {
  return spendBudget(ctx, tx, failures(mobile));
}

/** Gives the try back that a right code did not use. */
export async function giveBackFailure(ctx: Ctx, tx: Transaction, mobile: string): Promise<void> {
  const { subject, windowSeconds } = failures(mobile);
  await tx.$client.query({
    name: 'otp_budget_give_back',
    text: `update otp_budget set count = count - 1
      where subject = $1 and window_seconds = $2 and window_start = to_timestamp($3)`,
    values: [subject, windowSeconds, windowStart(ctx, windowSeconds)],
  });
}
