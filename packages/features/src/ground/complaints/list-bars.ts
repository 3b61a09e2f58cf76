import type { Answer, complaints, HandlerInput } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { barPage } from './queries.ts';

/** Who gets no offers by complaints of the office, newest first. */
export async function listBars(
  ctx: Ctx,
  { cursor, limit }: HandlerInput<typeof complaints.listBars>['query'],
): Promise<Answer<typeof complaints.listBars>> {
  authorise(ctx, 'complaints.handle');
  const before = lastSeenId(cursor);
  return withTransaction(ctx, async (tx) => {
    const rows = await barPage(tx, { before, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    return {
      items: shown.map(({ bar, case: row }) => ({
        id: bar.id,
        complaintId: row.id,
        number: String(row.number),
        kind: bar.kind,
        name: row.concernedName,
        since: bar.startsAt.toISOString(),
        until: bar.until,
      })),
      next: rows.length > limit ? (shown.at(-1)?.bar.id ?? null) : null,
    };
  });
}
