import type { Transaction } from '@hamyar/db';
import { enqueueMany } from '@hamyar/delivery';
import type { LinkPath } from '@hamyar/i18n/link-paths';
import { z } from 'zod';
import { type Ctx, onceJob } from '../../kit/feature.ts';
import { markSettled, type SettledNotices } from './queries.ts';

/** Links, or people, of one job. */
const maxAtOnce = 500;

/** Marks what somebody else's act settled: whoever acted sees no messages but their own. */
export const settleJob = onceJob({
  name: 'notifications.settle',
  queue: 'standard',
  payload: z.object({
    template: z.string(),
    links: z.array(z.string()).max(maxAtOnce).default([]),
    accountIds: z.array(z.string()).max(maxAtOnce).default([]),
  }),
  run: (ctx, payload, tx) => markSettled(tx, payload, ctx.clock.now()),
});

/**
 * What messages asked for is settled, whoever settled it: they count as read, and a text still held back for one of them
 * will not go out. Part of the caller's transaction; one's own are read with its commit, those of others moments later.
 */
export async function settleNotices(
  ctx: Ctx,
  tx: Transaction,
  settled: SettledNotices & { readonly links?: readonly LinkPath[] },
): Promise<void> {
  const { template, links = [], accountIds = [] } = settled;
  await markSettled(tx, settled, ctx.clock.now());
  const payloads = [
    ...batchesOf(links).map((batch) => ({ template, links: batch })),
    ...batchesOf(accountIds).map((batch) => ({ template, accountIds: batch })),
  ];
  await enqueueMany(
    tx,
    settleJob,
    payloads.map((payload) => ({ key: template, payload })),
  );
}

const batchesOf = (all: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(all.length / maxAtOnce) }, (_, at) =>
    all.slice(at * maxAtOnce, (at + 1) * maxAtOnce),
  );
