import { authenticators } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  own: await read(event, authenticators.showOwnRecovery),
  breadcrumb: [{ label: m.security_title(), href: href(paths.me.security()) }, { label: m.recovery_title() }],
});

export const actions: Actions = {
  default: (event) =>
    submit(event, authenticators.askRecovery.body, async (body) => {
      await send(event, authenticators.askRecovery, { body });
      redirect(303, href(paths.me.recovery()));
    }),
};
