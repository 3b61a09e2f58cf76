import { ledger, writtenDay } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { monthWord } from '#lib/features/ground/ledger/words.ts';
import { placeWord } from '#lib/features/ground/staff/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const params = { provinceCode: event.params.province };
  const through = writtenDay.safeParse(event.url.searchParams.get('through')).data;
  // Which month is chosen on the page of the books.
  if (!through) redirect(307, href(paths.desk.books.show(params.provinceCode)));
  const summary = await read(event, ledger.showClosing, { params, query: { through } });
  return {
    summary,
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_books(), href: href(paths.desk.books.list()) },
      { label: placeWord(params.provinceCode), href: href(paths.desk.books.show(params.provinceCode)) },
      { label: m.ledger_close_title({ month: monthWord(through) }) },
    ],
  };
};

export const actions: Actions = {
  default: (event) =>
    submit(event, ledger.closeBooks.body, async (body) => {
      const provinceCode = event.params.province;
      await send(event, ledger.closeBooks, { params: { provinceCode }, body });
      redirect(303, href(paths.desk.books.show(provinceCode, { done: 'closed' })));
    }),
};
