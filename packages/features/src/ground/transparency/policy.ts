import type { Ctx } from '../../kit/feature.ts';

/** Name of the log: its public address without the scheme (C2SP tlog-tiles). */
export const originOf = (ctx: Pick<Ctx, 'publicUrl'>): string =>
  `${ctx.publicUrl.replace(/^https?:\/\//, '')}/log`;

/** Leaves sealed in one transaction: locks are short, and a head is never far behind. */
export const sealBatch = 1_000;
