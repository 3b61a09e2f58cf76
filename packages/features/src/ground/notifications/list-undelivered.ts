import type { Answer, notifications } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { maskMobile } from '@hamyar/domain';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { undeliveredPage, undeliveredSummary } from './queries.ts';

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Texts that reached nobody, newest first, with why. What they say stands in the inbox of whoever has one. */
export async function listUndelivered(
  asker: Ctx,
  input: { cursor?: string | undefined; limit: number },
): Promise<Answer<typeof notifications.listUndelivered>> {
  authorise(asker, 'system.manage');
  const ctx = asService(asker, 'undelivered-texts');
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    const before = lastSeenId(input.cursor) ?? lastId;
    const rows = await undeliveredPage(tx, { before, limit: input.limit + 1, now });
    const { count, held } = await undeliveredSummary(tx, now);
    const shown = rows.slice(0, input.limit);
    return {
      items: shown.map((row) => ({
        attemptId: row.id,
        template: row.template,
        why: row.state === 'sending' ? ('lost' as const) : (row.refusal ?? 'other'),
        code: row.refusalCode,
        isHeld: row.state === 'held',
        mobileMasked: row.mobile === null ? null : maskMobile(row.mobile),
        hasInbox: row.hasInbox,
        startedAt: row.startedAt.toISOString(),
        may: row.notificationId === null ? [] : ['send_again' as const],
      })),
      next: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null,
      count,
      held,
    };
  });
}
