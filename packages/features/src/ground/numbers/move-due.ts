import { numberChange, withTransaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { endHeld } from '../authenticators/index.ts';
import { moveNumber } from '../identity/index.ts';
import { notify } from '../notifications/index.ts';
import { lockDue } from './queries.ts';

/** Changes of one transaction. */
const batch = 20;

/** Moves the numbers whose three days are over and that nobody took back. */
export async function moveDue(ctx: Ctx): Promise<void> {
  authorise(ctx, 'platform');
  for (;;) {
    const count = await withTransaction(ctx, async (tx) => {
      const now = ctx.clock.now();
      const due = await lockDue(tx, now, batch);
      for (const { id, accountId, fromMobile, toMobile, byOffice } of due) {
        const moved = await moveNumber(ctx, tx, accountId, toMobile);
        if (moved && byOffice) await endHeld(ctx, tx, accountId);
        await tx
          .update(numberChange)
          .set(moved ? { movedAt: now } : { cancelledAt: now, cancelledBy: 'taken' })
          .where(eq(numberChange.id, id));
        await audit(ctx, tx, {
          action: moved ? 'number.moved' : 'number.change_cancelled',
          targetType: 'account',
          targetId: accountId,
          detail: { changeId: id },
        });
        await notify(ctx, tx, {
          accountId,
          mobile: fromMobile,
          template: moved ? 'number_moved' : 'number_stayed',
          params: {},
          link: linkPaths.security(),
        });
      }
      return due.length;
    });
    if (count < batch) return;
  }
}
