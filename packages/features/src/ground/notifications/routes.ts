import { notifications } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { listNotifications } from './list-notifications.ts';
import { listUndelivered } from './list-undelivered.ts';
import { readNotifications } from './read-notifications.ts';
import { sendAgain } from './send-again.ts';

export function notificationsRoutes(app: Routes): void {
  route(app, notifications.list, (ctx, { query }) => listNotifications(ctx, query));
  route(app, notifications.listUndelivered, (ctx, { query }) => listUndelivered(ctx, query));
  route(app, notifications.sendAgain, async (ctx, { body }) => ({
    sent: await sendAgain(ctx, body.attemptIds),
  }));
  route(app, notifications.read, async (ctx, { body }) => {
    await readNotifications(ctx, body.ids);
    return { ok: true as const };
  });
}
