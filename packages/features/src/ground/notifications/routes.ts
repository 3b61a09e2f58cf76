import * as contract from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { listInbox } from './list.ts';
import { readMessages } from './read.ts';

export function notificationsRoutes(app: Routes): void {
  route(app, contract.listNotifications, (ctx, { query }) => listInbox(ctx, query));
  route(app, contract.readNotifications, async (ctx, { body }) => {
    await readMessages(ctx, body.ids);
    return { ok: true as const };
  });
}
