import { lists } from '@hamyar/contracts';
import { inTehran, toSolarHijri } from '@hamyar/i18n';
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
  const shown = await read(event, lists.showTerm, { params: paramsOf(event) });
  return {
    ...shown,
    year: toSolarHijri(inTehran(new Date()).day).year,
    done: event.url.searchParams.get('done'),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.lists_title(), href: href(paths.desk.lists.list()) },
      { label: listName[shown.list](), href: href(paths.desk.lists.show(shown.list)) },
      { label: shown.term[currentLocale()] },
    ],
  };
};

function back(event: Pick<RequestEvent, 'params'>, done: string): never {
  const { list, code } = paramsOf(event);
  return redirect(303, href(paths.desk.lists.term(`${list}/${code}`, { done })));
}

export const actions: Actions = {
  revise: (event) =>
    submit(event, lists.reviseTerm.body, async (body) => {
      await send(event, lists.reviseTerm, { params: paramsOf(event), body });
      back(event, 'revised');
    }),
  use: (event) =>
    submit(event, lists.useTerm.body, async (body) => {
      await send(event, lists.useTerm, { params: paramsOf(event), body });
      back(event, 'used');
    }),
  set: (event) =>
    submit(event, lists.setLimit.body, async (body) => {
      await send(event, lists.setLimit, { params: { code: paramsOf(event).code }, body });
      back(event, 'set');
    }),
  place: (event) =>
    submit(event, lists.placeTerm.body, async (body) => {
      await send(event, lists.placeTerm, { params: paramsOf(event), body });
      back(event, 'placed');
    }),
};
