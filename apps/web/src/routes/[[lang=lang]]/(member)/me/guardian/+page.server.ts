import { guardians } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  own: await read(event, guardians.show),
  done: event.url.searchParams.get('done'),
  breadcrumb: [{ label: m.me_title(), href: href(paths.me.home()) }, { label: m.guardian_title() }],
});

export const actions: Actions = {
  name: (event) =>
    submit(
      event,
      guardians.name.body,
      async (body) => {
        await send(event, guardians.name, { body });
        redirect(303, href(paths.me.guardian({ done: 'named' })));
      },
      { name: m.error_name_missing(), mobile: m.error_mobile_invalid() },
    ),
  remind: (event) =>
    submit(event, z.object({}), async () => {
      await send(event, guardians.remind);
      redirect(303, href(paths.me.guardian({ done: 'reminded' })));
    }),
};
