import { lists } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { listName } from '#lib/features/ground/lists/words.ts';
import { currentLocale, href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The route's own, apart from the language of the page. */
const paramsOf = ({ params: { list, code } }: Pick<RequestEvent, 'params'>) =>
  lists.showTerm.params.parse({ list, code });

export const load: PageServerLoad = async (event) => {
  const params = paramsOf(event);
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
      const params = paramsOf(event);
      await send(event, lists.retireTerm, { params, body });
      redirect(303, href(paths.desk.lists.term(`${params.list}/${params.code}`, { done: 'retired' })));
    }),
};
