import { type Answer, needs } from '@hamyar/contracts';
import type { RequestEvent } from '@sveltejs/kit';
import { read } from './api.ts';

type Status = 'closed' | 'draft' | 'open';

/** The page of the desk's needs that an address asks for: open ones unless it says otherwise. */
export async function deskNeeds(
  event: RequestEvent,
): Promise<{ page: Answer<typeof needs.listDesk>; status: Status }> {
  const query = event.url.searchParams;
  const asked = query.get('status');
  const status = asked === 'closed' || asked === 'draft' ? asked : 'open';
  const cursor = query.get('cursor');
  const page = await read(event, needs.listDesk, {
    query: { status, limit: 30, ...(cursor ? { cursor } : {}) },
  });
  return { page, status };
}
