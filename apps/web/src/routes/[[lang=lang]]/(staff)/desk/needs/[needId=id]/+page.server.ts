import { assignments, needs } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor');
  const [need, holders] = await Promise.all([
    read(event, needs.showDesk, { params: event.params }),
    read(event, assignments.listHolders, {
      params: event.params,
      query: { limit: 50, ...(cursor && { cursor }) },
    }),
  ]);
  return {
    need,
    holders,
    isFirst: cursor === null,
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.desk_needs_title(), href: href(paths.desk.needs.list()) },
      { label: need.title },
    ],
  };
};

export const actions: Actions = {
  reveal: (event) =>
    submit(event, assignments.revealContact.params, async (params) =>
      send(event, assignments.revealContact, { params }),
    ),
};
