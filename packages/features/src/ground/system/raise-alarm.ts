import { withTransaction } from '@hamyar/db';
import { outboxSummary } from '@hamyar/delivery/dead';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { notify } from '../notifications/index.ts';
import { unalarmedStaff } from './queries.ts';

/** Rows of former versions carry it too: a notice is found by it. */
const template = 'promises_dead';

/**
 * Tells national staff that jobs died: in the inbox only, since what died may well be the texts. Whoever has an alarm
 * unread, or read one after the newest death, is left in peace.
 * @returns how many people were told
 */
export function raiseAlarm(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return withTransaction(ctx, async (tx) => {
    const { dead, lastDiedAt } = await outboxSummary(tx);
    if (!lastDiedAt) return 0;
    const staff = await unalarmedStaff(tx, template, lastDiedAt);
    for (const { accountId } of staff)
      await notify(ctx, tx, {
        accountId,
        mobile: null,
        template,
        params: { count: String(dead) },
        link: linkPaths.system(),
      });
    if (staff.length > 0)
      await audit(ctx, tx, {
        action: 'outbox.alarm_raised',
        targetType: 'outbox',
        targetId: 'dead',
        detail: { dead, told: staff.length },
      });
    return staff.length;
  });
}
