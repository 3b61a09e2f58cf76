import type { Answer, complaints, HandlerInput } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { presentListed } from './present.ts';
import { barsOf, casePage } from './queries.ts';

/** Complaints of the office, newest first. The database leaves out the nation's, and the one that concerns the asker. */
export async function listComplaints(
  ctx: Ctx,
  { over, cursor, limit }: HandlerInput<typeof complaints.list>['query'],
): Promise<Answer<typeof complaints.list>> {
  authorise(ctx, 'complaints.handle');
  const before = lastSeenId(cursor);
  return withTransaction(ctx, async (tx) => {
    const rows = await casePage(tx, { over: over === 'yes', before, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const bars = await barsOf(
      tx,
      shown.map(({ id }) => id),
    );
    const now = ctx.clock.now();
    return {
      items: shown.map((row) => presentListed(row, bars, now)),
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  });
}
