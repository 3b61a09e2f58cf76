import { notifications } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { askedNumber } from '#lib/server/asked-number.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const cursor = searchParams.get('after') ?? undefined;
  const texts = await read(event, notifications.listUndelivered, { query: { cursor, limit: 50 } });
  return {
    texts,
    first: cursor === undefined,
    sent: askedNumber(searchParams, 'sent'),
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_system(), href: href(paths.desk.system()) },
      { label: m.texts_title() },
    ],
  };
};

export const actions: Actions = {
  send: (event) =>
    submit(event, notifications.sendAgain.body, async (body) => {
      const { sent } = await send(event, notifications.sendAgain, { body });
      redirect(303, href(paths.desk.undelivered({ sent })));
    }),
};
