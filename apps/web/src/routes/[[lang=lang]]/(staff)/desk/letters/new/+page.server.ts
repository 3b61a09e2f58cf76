import { letters } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
  formKey: crypto.randomUUID(),
  breadcrumb: [
    { label: m.nav_desk(), href: href(paths.desk.home()) },
    { label: m.nav_letters(), href: href(paths.desk.letters.list()) },
    { label: m.letter_new() },
  ],
});

export const actions: Actions = {
  default: (event) =>
    submit(event, letters.draft.body, async (body) => {
      const { letterId } = await send(event, letters.draft, { body });
      redirect(303, href(paths.desk.letters.show(letterId, { done: 'drafted' })));
    }),
};
