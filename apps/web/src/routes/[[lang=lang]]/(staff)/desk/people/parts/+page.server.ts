import { id, sharedNumbers } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('after') ?? undefined;
  const parts = await read(event, sharedNumbers.listParts, { query: { cursor, limit: 30 } });
  return {
    parts: parts.items,
    nextHref: parts.next && href(paths.desk.people.parts({ after: parts.next })),
    first: cursor === undefined,
    done: event.url.searchParams.get('done'),
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_people(), href: href(paths.desk.people.list()) },
      { label: m.part_list_title() },
    ],
  };
};

export const actions: Actions = {
  default: (event) =>
    submit(event, sharedNumbers.undoPart.body.extend({ partId: id }), async ({ partId }) => {
      await send(event, sharedNumbers.undoPart, { params: { partId }, body: {} });
      redirect(303, href(paths.desk.people.parts({ done: 'undone' })));
    }),
};
