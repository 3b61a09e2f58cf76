import type { Transaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';

export const minute = 60;
export const hour = 3_600;
export const day = 86_400;
export const week = 7 * day;

/** Counts one use of a subject in the clock window that holds now. Rows of one subject queue, so keep it near the commit. */
export async function countUse(
  ctx: Ctx,
  tx: Transaction,
  subject: string,
  windowSeconds: number,
): Promise<void> {
  await tx.$client.query({
    name: 'otp_budget_count',
    text: `insert into otp_budget as b (subject, window_seconds, window_start, count) values ($1, $2, to_timestamp($3), 1)
      on conflict (subject, window_seconds, window_start) do update set count = b.count + 1`,
    values: [subject, windowSeconds, windowStart(ctx, windowSeconds)],
  });
}

/** Uses of a subject in the window that holds now and in `before` ones before it. */
export async function usesOf(
  ctx: Ctx,
  tx: Transaction,
  input: { subject: string; windowSeconds: number; before?: number },
): Promise<number> {
  const { subject, windowSeconds, before = 0 } = input;
  const { rows } = await tx.$client.query<{ uses: number }>({
    name: 'otp_budget_uses',
    text: `select coalesce(sum(count), 0)::int as uses from otp_budget
      where subject = $1 and window_seconds = $2 and window_start >= to_timestamp($3)`,
    values: [subject, windowSeconds, windowStart(ctx, windowSeconds) - before * windowSeconds],
  });
  return rows[0]?.uses ?? 0;
}

/** Beginning of the clock window that holds now, in seconds since 1970. */
export function windowStart(ctx: Ctx, windowSeconds: number): number {
  const nowSeconds = Math.floor(ctx.clock.now().getTime() / 1000);
  return nowSeconds - (nowSeconds % windowSeconds);
}

/** Seconds until the clock window that holds now is over. */
export function secondsLeft(ctx: Ctx, windowSeconds: number): number {
  return windowStart(ctx, windowSeconds) + windowSeconds - Math.floor(ctx.clock.now().getTime() / 1000);
}
