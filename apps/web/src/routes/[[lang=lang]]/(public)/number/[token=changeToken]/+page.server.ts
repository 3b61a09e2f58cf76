import { numbers } from '@hamyar/contracts';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  // The link is a key: it is shown to nobody else by way of this page.
  event.setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  if (event.url.searchParams.has('done')) return { open: null, now: new Date().toISOString() };
  const { open } = await read(event, numbers.showByLink, { params: event.params });
  return { open, now: new Date().toISOString() };
};

export const actions: Actions = {
  default: (event) =>
    submit(event, numbers.cancelByLink.body, async (body) => {
      await send(event, numbers.cancelByLink, { params: event.params, body });
      redirect(303, href(paths.numberChange(event.params.token, { done: 'cancelled' })));
    }),
};
