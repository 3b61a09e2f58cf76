import { type Transaction, withTransaction } from '@hamyar/db';
import { outboxSummary } from '@hamyar/delivery/dead';
import { type LinkPath, linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { notify, undeliveredSummary } from '../notifications/index.ts';
import { unalarmedStaff } from './queries.ts';

/** Rows of former versions carry it too: a notice is found by it. */
const template = 'promises_dead';
const textsTemplate = 'texts_undelivered';

/**
 * Tells national staff that jobs died, or that texts reached nobody: in the inbox only, since what died may well be the texts. Whoever has an alarm
 * unread, or read one after the newest death, is left in peace.
 * @returns how many people were told
 */
export async function raiseAlarm(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  const { dead, lastDiedAt } = await outboxSummary(ctx.pool);
  return withTransaction(ctx, async (tx) => {
    const texts = await undeliveredSummary(tx, ctx.clock.now());
    return (
      (await tell(ctx, tx, { template, count: dead, newestAt: lastDiedAt, link: linkPaths.system() })) +
      (await tell(ctx, tx, { ...texts, template: textsTemplate, link: linkPaths.undelivered() }))
    );
  });
}

async function tell(
  ctx: Ctx,
  tx: Transaction,
  alarm: { template: string; count: number; newestAt: Date | null; link: LinkPath },
): Promise<number> {
  if (alarm.newestAt === null) return 0;
  const staff = await unalarmedStaff(tx, alarm.template, alarm.newestAt, ctx.clock.now());
  for (const { accountId } of staff)
    await notify(ctx, tx, {
      accountId,
      mobile: null,
      template: alarm.template,
      params: { count: String(alarm.count) },
      link: alarm.link,
    });
  if (staff.length > 0)
    await audit(ctx, tx, {
      action: 'outbox.alarm_raised',
      targetType: 'outbox',
      targetId: alarm.template === template ? 'dead' : 'texts',
      detail: { count: alarm.count, told: staff.length },
    });
  return staff.length;
}
