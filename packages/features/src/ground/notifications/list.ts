import type { Answer, listNotifications } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, authorise } from '../access/index.ts';
import { inboxPage, unreadCount } from './queries.ts';

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The caller's inbox, newest first. */
export async function listInbox(
  ctx: Ctx,
  input: { cursor?: string | undefined; limit: number },
): Promise<Answer<typeof listNotifications>> {
  authorise(ctx, 'signed-in');
  const accountId = accountOf(ctx);
  const before = lastSeenId(input.cursor) ?? lastId;
  return withTransaction(ctx, async (tx) => {
    const rows = await inboxPage(tx, { accountId, before, limit: input.limit + 1 });
    const [counted] = await unreadCount(tx, { accountId });
    const shown = rows.slice(0, input.limit);
    return {
      items: shown.map((row) => ({
        id: row.id,
        template: row.template,
        params: row.params,
        link: row.link,
        createdAt: row.createdAt.toISOString(),
        readAt: row.readAt?.toISOString() ?? null,
      })),
      next: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null,
      unread: counted?.unread ?? 0,
    };
  });
}
