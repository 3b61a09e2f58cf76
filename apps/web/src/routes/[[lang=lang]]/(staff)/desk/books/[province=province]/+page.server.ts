import { type HandlerInput, ledger, writtenDay } from '@hamyar/contracts';
import { inTehran, toSolarHijri } from '@hamyar/i18n';
import { reasonSentence } from '@hamyar/i18n/message-named';
import { m } from '@hamyar/i18n/messages';
import { isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import { placeWord } from '#lib/features/ground/staff/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { readQuery } from '#lib/server/form-data.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

type Query = HandlerInput<typeof ledger.showBooks>['query'];

/** The books as they were asked for; for a day that cannot be shown those of today, with why. */
async function booksOf(event: RequestEvent, provinceCode: string, query: Query) {
  const params = { provinceCode };
  try {
    return { books: await read(event, ledger.showBooks, { params, query }), problem: null };
  } catch (cause) {
    const problem = isHttpError(cause, 400) ? reasonSentence(cause.body.message) : null;
    if (!problem) throw cause;
    return { books: await read(event, ledger.showBooks, { params }), problem };
  }
}

export const load: PageServerLoad = async (event) => {
  const provinceCode = event.params.province;
  const asked = readQuery(event.url);
  const query = {
    through: writtenDay.safeParse(asked['through']).data,
    knownOn: writtenDay.safeParse(asked['knownOn']).data,
  };
  return {
    ...(await booksOf(event, provinceCode, query)),
    isAsked: query.through !== undefined || query.knownOn !== undefined,
    done: event.url.searchParams.get('done'),
    year: toSolarHijri(inTehran(new Date()).day).year,
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_books(), href: href(paths.desk.books.list()) },
      { label: placeWord(provinceCode) },
    ],
  };
};

export const actions: Actions = {
  default: (event) =>
    submit(event, ledger.reopenBooks.body, async (body) => {
      const provinceCode = event.params.province;
      await send(event, ledger.reopenBooks, { params: { provinceCode }, body });
      redirect(303, href(paths.desk.books.show(provinceCode, { done: 'opened' })));
    }),
};
