import { consents } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  own: await read(event, consents.list),
  done: event.url.searchParams.get('done'),
  title: m.agreements_title(),
});

export const actions: Actions = {
  default: (event) =>
    submit(event, consents.give.body, async (body) => {
      await send(event, consents.give, { body });
      redirect(303, href(paths.me.agreements({ done: 'given' })));
    }),
};
