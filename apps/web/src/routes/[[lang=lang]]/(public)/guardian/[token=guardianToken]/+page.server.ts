import { guardians, identity } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import { askCode } from '#lib/server/asked-code.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  // The link is a key: it is shown to nobody else by way of this page.
  event.setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  return {
    link: await read(event, guardians.showByLink, { params: event.params }),
    token: event.params.token,
    done: event.url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  default: (event) =>
    submit(
      event,
      // The version of what the page showed: a text that was published since is agreed to by nobody who has not read it.
      identity.requestCode.body.extend(guardians.agreeByLink.body.pick({ version: true }).shape),
      async ({ mobile, version }) => {
        const challenge = await askCode(event, mobile);
        redirect(303, href(paths.guardian.code(event.params.token, { challenge, version })));
      },
      { mobile: m.error_mobile_invalid() },
    ),
};
