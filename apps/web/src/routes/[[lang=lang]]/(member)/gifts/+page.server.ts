import { payments } from '@hamyar/contracts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor');
  const list = await read(event, payments.listGifts, { query: { limit: 30, ...(cursor ? { cursor } : {}) } });
  return { ...list, isFirst: !cursor, now: new Date().toISOString() };
};
