import { letters } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const letter = await read(event, letters.show, { params: event.params });
  if (!letter.may.includes('issue')) redirect(307, href(paths.desk.letters.show(letter.id)));
  return {
    letter,
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_letters(), href: href(paths.desk.letters.list()) },
      { label: letter.subject, href: href(paths.desk.letters.show(letter.id)) },
      { label: m.letter_issue_do() },
    ],
  };
};

export const actions: Actions = {
  default: (event) =>
    submit(event, letters.issue.body, async (body) => {
      await send(event, letters.issue, { params: event.params, body });
      redirect(303, href(paths.desk.letters.show(event.params.letterId, { done: 'issued' })));
    }),
};
