import { notifications, worklists } from '@hamyar/contracts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [{ items }, { unread }] = await Promise.all([
    read(event, worklists.list),
    read(event, notifications.list, { query: { limit: 1 } }),
  ]);
  return { items, unread, now: new Date().toISOString() };
};
