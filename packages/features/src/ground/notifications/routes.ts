import { notifications } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { listNotifications } from './list-notifications.ts';
import { readNotifications } from './read-notifications.ts';

export function notificationsRoutes(app: Routes): void {
  route(app, notifications.list, (ctx, { query }) => listNotifications(ctx, query));
  route(app, notifications.read, async (ctx, { body }) => {
    await readNotifications(ctx, body.ids);
    return { ok: true as const };
  });
}
