import { identity, numbers } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { askCode } from '#lib/server/asked-code.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  number: await read(event, numbers.show),
  done: event.url.searchParams.get('done'),
  now: new Date().toISOString(),
  breadcrumb: [
    { label: m.me_title(), href: href(paths.me.home()) },
    { label: m.security_title(), href: href(paths.me.security()) },
    { label: m.number_title() },
  ],
});

export const actions: Actions = {
  code: (event) =>
    submit(
      event,
      identity.requestCode.body,
      async (body) => {
        const challenge = await askCode(event, body.mobile);
        redirect(303, href(paths.me.numberCode({ challenge })));
      },
      { mobile: m.error_mobile_invalid() },
    ),
  cancel: (event) =>
    submit(event, numbers.cancel.body, async (body) => {
      await send(event, numbers.cancel, { body });
      redirect(303, href(paths.me.number({ done: 'cancelled' })));
    }),
};
