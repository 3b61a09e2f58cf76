import { lists } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { listName } from '#lib/features/ground/lists/words.ts';
import { currentLocale, href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const params = lists.showTerm.params.parse(event.params);
  const shown = await read(event, lists.showTerm, { params });
  const name = `${shown.list}/${shown.term.code}`;
  return {
    ...shown,
    breadcrumb: [
      { label: m.lists_title(), href: href(paths.desk.lists.list()) },
      { label: listName[shown.list](), href: href(paths.desk.lists.show(shown.list)) },
      { label: shown.term[currentLocale()], href: href(paths.desk.lists.term(name)) },
      { label: m.list_retire() },
    ],
  };
};

export const actions: Actions = {
  default: (event) =>
    submit(event, lists.retireTerm.body, async (body) => {
      const params = lists.retireTerm.params.parse(event.params);
      await send(event, lists.retireTerm, { params, body });
      redirect(303, href(paths.desk.lists.term(`${params.list}/${params.code}`, { done: 'retired' })));
    }),
};
