import { id } from '@hamyar/contracts';
import { notification, withTransaction } from '@hamyar/db';
import { noticeWords } from '@hamyar/i18n/notice-words';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { erasureEveryMs } from '../../kit/erasure.ts';
import { type FeatureJob, type FeatureSchedule, outsideJob } from '../../kit/feature.ts';
import { eraseNotifications } from './erase-notifications.ts';
import { isStaleText } from './policy.ts';
import { sendSms } from './send-sms.ts';

/** Takes a notification to the phone of the person it is for. */
export const deliver = outsideJob({
  name: 'notifications.deliver',
  queue: 'standard',
  payload: z.object({ notificationId: id }),
  async run(ctx, payload, outboxId) {
    const row = await withTransaction(ctx, async (tx) => {
      const [found] = await tx.select().from(notification).where(eq(notification.id, payload.notificationId));
      return found;
    });
    if (!row?.recipientMobile || isStaleText(row, ctx.clock.now())) return;
    const link = row.link ? `${ctx.publicUrl}${row.link}` : '';
    await sendSms(ctx, {
      outboxId,
      notificationId: row.id,
      template: row.template,
      to: row.recipientMobile,
      // The approved texts are Persian, whatever the reader's pages speak.
      tokens: { ...noticeWords(row.params, 'fa'), link },
    });
  },
});

export const notificationsJobs: readonly FeatureJob[] = [deliver];

export const notificationsSchedules: readonly FeatureSchedule[] = [
  { name: 'notifications.erase', everyMs: erasureEveryMs, run: eraseNotifications },
];
