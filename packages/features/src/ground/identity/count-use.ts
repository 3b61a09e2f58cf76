import type { Transaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';

export const minute = 60;
export const hour = 3_600;
export const day = 86_400;
export const week = 7 * day;

/** Whose uses are counted, in clock windows of how many seconds, and how many windows before the one that holds now. */
export interface Counter {
  readonly subject: string;
  readonly windowSeconds: number;
  readonly before?: number;
}

/**
 * Counts one use of each in the clock window that holds now, in one statement. Rows of one subject queue, so keep it near
 * the commit, and name the subjects of fewer people first.
 */
export async function countUse(ctx: Ctx, tx: Transaction, ...counters: readonly Counter[]): Promise<void> {
  await tx.$client.query({
    name: 'otp_budget_count',
    text: `insert into otp_budget as b (subject, window_seconds, window_start, count)
      select s, w, to_timestamp(t), 1 from unnest($1::text[], $2::int[], $3::bigint[]) as c (s, w, t)
      on conflict (subject, window_seconds, window_start) do update set count = b.count + 1`,
    values: [
      counters.map(({ subject }) => subject),
      counters.map(({ windowSeconds }) => windowSeconds),
      counters.map(({ windowSeconds }) => windowStart(ctx, windowSeconds)),
    ],
  });
}

/** Uses of each, in their order, in one statement. */
export async function usesOf<const Counters extends readonly Counter[]>(
  ctx: Ctx,
  tx: Transaction,
  ...counters: Counters
): Promise<{ [Index in keyof Counters]: number }> {
  const { rows } = await tx.$client.query<{ uses: number[] }>({
    name: 'otp_budget_uses',
    text: `select array_agg(coalesce((select sum(b.count) from otp_budget b where b.subject = c.s
        and b.window_seconds = c.w and b.window_start >= to_timestamp(c.t)), 0)::int order by c.n) as uses
      from unnest($1::text[], $2::int[], $3::bigint[]) with ordinality as c (s, w, t, n)`,
    values: [
      counters.map(({ subject }) => subject),
      counters.map(({ windowSeconds }) => windowSeconds),
      counters.map(
        ({ windowSeconds, before = 0 }) => windowStart(ctx, windowSeconds) - before * windowSeconds,
      ),
    ],
  });
  // One number a counter: what the statement says and the compiler cannot see.
  return (rows[0]?.uses ?? []) as { [Index in keyof Counters]: number };
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
