import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { type FeaturePrivacy, maxCopyRows, type OwnCopy, type Person } from '../../kit/privacy.ts';
import { asService, authorise } from '../access/index.ts';

export const notificationsPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'notification',
      columns: ['account_id', 'recipient_mobile', 'params'],
      purpose: 'messages',
      basis: 'agreement',
      retention: 'a year',
      fate: 'deleted',
    },
    {
      table: 'message_attempt',
      columns: ['notification_id', 'provider_message_id'],
      purpose: 'messages',
      basis: 'agreement',
      retention: 'as long as its message',
      fate: 'deleted',
    },
  ],
  export: exportMessages,
  erase: eraseMessages,
};

async function exportMessages(ctx: Ctx, { accountId }: Person): Promise<OwnCopy> {
  authorise(ctx, 'platform');
  return withTransaction(asService(ctx, 'notifications-privacy'), async (tx) => {
    const { rows } = await tx.$client.query({
      name: 'privacy_messages',
      text: `select created_at as at, template as kind, params as detail, link, read_at as "readAt" from notification
        where account_id = $1 order by id desc limit ${maxCopyRows}`,
      values: [accountId],
    });
    return { sections: { messages: rows } };
  });
}

async function eraseMessages(asker: Ctx, { accountId }: Person): Promise<void> {
  authorise(asker, 'platform');
  const ctx = asService(asker, 'notifications-privacy');
  await withTransaction(ctx, async (tx) => {
    await tx.$client.query({
      name: 'privacy_attempts_erase',
      text: `delete from message_attempt a using notification n where n.id = a.notification_id and n.account_id = $1`,
      values: [accountId],
    });
    const { rowCount } = await tx.$client.query({
      name: 'privacy_messages_erase',
      text: 'delete from notification where account_id = $1',
      values: [accountId],
    });
    if (rowCount)
      await audit(ctx, tx, {
        action: 'notifications.erased',
        targetType: 'notification',
        targetId: 'batch',
        detail: { count: rowCount },
      });
  });
}
