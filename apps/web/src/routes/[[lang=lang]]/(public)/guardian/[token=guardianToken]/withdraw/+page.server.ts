import { guardians } from '@hamyar/contracts';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  const { token } = event.params;
  const link = await read(event, guardians.showByLink, { params: { token } });
  if (!link.may.includes('withdraw')) redirect(303, href(paths.guardian.show(token)));
  return { link, token };
};

export const actions: Actions = {
  default: (event) =>
    submit(event, guardians.withdrawByLink.body, async (body) => {
      const { token } = event.params;
      await send(event, guardians.withdrawByLink, { params: { token }, body });
      redirect(303, href(paths.guardian.show(token, { done: 'withdrawn' })));
    }),
};
