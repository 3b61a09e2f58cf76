import { lists } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { listName } from '#lib/features/ground/lists/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The route's own, apart from the language of the page. */
const paramsOf = ({ params }: Pick<RequestEvent, 'params'>) =>
  lists.showDesk.params.parse({ list: params.list });

export const load: PageServerLoad = async (event) => {
  const params = paramsOf(event);
  return {
    ...(await read(event, lists.showDesk, { params })),
    formKey: crypto.randomUUID(),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.lists_title(), href: href(paths.desk.lists.list()) },
      { label: listName[params.list]() },
    ],
  };
};

export const actions: Actions = {
  default: (event) =>
    submit(event, lists.addTerm.body, async (body) => {
      const params = paramsOf(event);
      const { code } = await send(event, lists.addTerm, { params, body });
      redirect(303, href(paths.desk.lists.term(`${params.list}/${code}`, { done: 'added' })));
    }),
};
