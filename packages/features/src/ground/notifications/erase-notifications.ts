import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eraseInBatches, erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';

/** Deletes messages whose day of erasure is past, with the records of their delivery. */
export function eraseNotifications(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return eraseInBatches(ctx, async (tx) => {
    const { rows } = await tx.$client.query<{ id: string }>({
      name: 'notifications_due',
      text: `select id from notification where retain_until < $1 order by id limit ${erasureBatch} for update skip locked`,
      values: [today(ctx.clock.now())],
    });
    const ids = rows.map((row) => row.id);
    if (ids.length === 0) return 0;
    await tx.$client.query({
      name: 'message_attempts_erase',
      text: 'delete from message_attempt where notification_id = any ($1::uuid[])',
      values: [ids],
    });
    await tx.$client.query({
      name: 'notifications_erase',
      text: 'delete from notification where id = any ($1::uuid[])',
      values: [ids],
    });
    await audit(ctx, tx, {
      action: 'notifications.erased',
      targetType: 'notification',
      targetId: 'batch',
      detail: { count: ids.length },
    });
    return ids.length;
  });
}
