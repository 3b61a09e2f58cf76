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

export const list = defineEndpoint({
  id: 'notifications.list',
  method: 'GET',
  path: '/notifications',
  permission: 'signed-in',
  summary: 'Newest messages to the signed-in person.',
  query: z.strictObject(pageQuery),
  response: page(notification).extend({ unread: z.number().int() }),
});

export const read = defineEndpoint({
  id: 'notifications.read',
  method: 'POST',
  path: '/notifications/read',
  permission: 'signed-in',
  summary: 'Marks messages as read: the named ones, or all when none is named.',
  body: z.strictObject({ ids: z.array(id).min(1).max(100).optional() }),
  response: z.object({ ok: z.literal(true) }),
});

/** Why a text reached nobody. `lost`: our process ended while it was handed over, and nobody knows what became of it. */
export const undeliveredWhy = z.enum(['number', 'template', 'tokens', 'credit', 'account', 'other', 'lost']);

export const listUndelivered = defineEndpoint({
  id: 'notifications.listUndelivered',
  method: 'GET',
  path: '/notifications/undelivered',
  permission: 'system.manage',
  summary: 'Texts that reached nobody, newest first, with why and what can be done.',
  query: z.strictObject(pageQuery),
  response: page(
    z.object({
      attemptId: id,
      template: z.string(),
      why: undeliveredWhy,
      /** The provider's own number for its refusal. */
      code: z.number().int().nullable(),
      /** Waits for our account or the template, and goes out by itself once that is mended. */
      isHeld: z.boolean(),
      /** Null for a sign-in code, whose number is not kept. */
      mobileMasked: z.string().nullable(),
      /** Its reader finds it in their inbox all the same. */
      hasInbox: z.boolean(),
      startedAt: instant,
      may: z.array(z.enum(['send_again'])).max(1),
    }),
  ).extend({ count: z.number().int(), held: z.number().int() }),
});

export const sendAgain = defineEndpoint({
  id: 'notifications.sendAgain',
  method: 'POST',
  path: '/notifications/undelivered/send',
  permission: 'system.manage',
  summary: 'Sends texts that reached nobody out once more; those that have gone out meanwhile are left.',
  body: z.strictObject({ attemptIds: z.array(id).min(1).max(100) }),
  response: z.object({ sent: z.number().int() }),
});
