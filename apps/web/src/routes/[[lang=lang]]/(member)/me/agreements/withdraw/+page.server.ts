import { consents } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const own = await read(event, consents.list);
  if (!own.may.includes('withdraw')) redirect(303, href(paths.me.agreements()));
  return {
    version: own.version,
    breadcrumb: [
      { label: m.agreements_title(), href: href(paths.me.agreements()) },
      { label: m.agreements_withdraw_title() },
    ],
  };
};

export const actions: Actions = {
  default: (event) =>
    submit(event, consents.withdraw.body, async (body) => {
      await send(event, consents.withdraw, { body });
      redirect(303, href(paths.me.agreements({ done: 'withdrawn' })));
    }),
};
