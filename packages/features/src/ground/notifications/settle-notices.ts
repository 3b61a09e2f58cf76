import type { Transaction } from '@hamyar/db';
import { enqueueMany } from '@hamyar/delivery';
import type { LinkPath } from '@hamyar/i18n/link-paths';
import { z } from 'zod';
import { type Ctx, onceJob } from '../../kit/feature.ts';
import { markSettled } from './queries.ts';

/** Links of one job. */
const maxLinks = 500;

/** Marks what somebody else's act settled: whoever acted sees no messages but their own. */
export const settleJob = onceJob({
  name: 'notifications.settle',
  queue: 'standard',
  payload: z.object({ template: z.string(), links: z.array(z.string()).max(maxLinks) }),
  run: (ctx, payload, tx) => markSettled(tx, { ...payload, now: ctx.clock.now() }),
});

/**
 * What messages asked for is settled, whoever settled it: they count as read, and a text still held back for one of them
 * will not go out. Part of the caller's transaction; one's own are read with its commit, those of others moments later.
 */
export async function settleNotices(
  ctx: Ctx,
  tx: Transaction,
  settled: { readonly template: string; readonly links: readonly LinkPath[] },
): Promise<void> {
  if (settled.links.length === 0) return;
  await markSettled(tx, { ...settled, now: ctx.clock.now() });
  const batches = Array.from({ length: Math.ceil(settled.links.length / maxLinks) }, (_, at) =>
    settled.links.slice(at * maxLinks, (at + 1) * maxLinks),
  );
  const items = batches.map((links) => ({
    key: settled.template,
    payload: { template: settled.template, links: [...links] },
  }));
  await enqueueMany(tx, settleJob, items);
}
