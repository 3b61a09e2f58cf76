import { venues } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const state = venues.venueState.safeParse(query.get('state')).data;
  const cursor = query.get('cursor');
  const page = await read(event, venues.listDesk, {
    query: { state, limit: 30, ...(cursor ? { cursor } : {}) },
  });
  return {
    page,
    state,
    isFirst: cursor === null,
    breadcrumb: [{ label: m.nav_desk(), href: href(paths.desk.home()) }, { label: m.nav_venues() }],
  };
};
