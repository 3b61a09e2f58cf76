import { notification, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, authorise } from '../access/index.ts';

/** Marks the caller's own messages as read, all of them when none is named; ids of others are ignored. */
export async function readMessages(ctx: Ctx, ids?: readonly string[]): Promise<void> {
  authorise(ctx, 'signed-in');
  const accountId = accountOf(ctx);
  await withTransaction(ctx, async (tx) => {
    const marked = await tx
      .update(notification)
      .set({ readAt: ctx.clock.now() })
      .where(
        and(
          eq(notification.accountId, accountId),
          ids ? inArray(notification.id, [...ids]) : undefined,
          isNull(notification.readAt),
        ),
      )
      .returning({ id: notification.id });
    if (marked.length === 0) return;
    await audit(ctx, tx, {
      action: 'notifications.read',
      targetType: 'account',
      targetId: accountId,
      detail: { count: marked.length },
    });
  });
}
