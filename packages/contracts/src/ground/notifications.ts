import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, instant, page, pageQuery } from '../shared.ts';

/** One line of a person's inbox; the web turns template and params into a sentence of the reader's language. */
export const notification = z.object({
  id,
  template: z.string(),
  params: z.record(z.string(), z.string()),
  link: z.string().nullable(),
  createdAt: instant,
  readAt: instant.nullable(),
});

export const listNotifications = defineEndpoint({
  id: 'notifications.list',
  method: 'GET',
  path: '/notifications',
  permission: 'signed-in',
  summary: 'Newest messages to the signed-in person.',
  query: z.strictObject(pageQuery),
  response: page(notification).extend({ unread: z.number().int() }),
});

export const readNotifications = defineEndpoint({
  id: 'notifications.read',
  method: 'POST',
  path: '/notifications/read',
  permission: 'signed-in',
  summary: 'Marks messages as read: the named ones, or all when none is named.',
  body: z.strictObject({ ids: z.array(id).min(1).max(100).optional() }),
  response: z.object({ ok: z.literal(true) }),
});
