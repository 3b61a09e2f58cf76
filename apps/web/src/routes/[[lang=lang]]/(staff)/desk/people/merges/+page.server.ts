import { id, records } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('after') ?? undefined;
  const merges = await read(event, records.listMerges, { query: { cursor, limit: 30 } });
  return {
    merges: merges.items,
    nextHref: merges.next && href(paths.desk.people.merges({ after: merges.next })),
    first: cursor === undefined,
    done: event.url.searchParams.get('done'),
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_people(), href: href(paths.desk.people.list()) },
      { label: m.records_list_title() },
    ],
  };
};

export const actions: Actions = {
  default: (event) =>
    submit(event, records.undoMerge.body.extend({ mergeId: id }), async ({ mergeId }) => {
      await send(event, records.undoMerge, { params: { mergeId }, body: {} });
      redirect(303, href(paths.desk.people.merges({ done: 'undone' })));
    }),
};
