import { closures } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  reopening: await read(event, closures.showReopening, { params: event.params }),
  now: new Date().toISOString(),
  breadcrumb: [
    { label: m.nav_desk(), href: href(paths.desk.home()) },
    { label: m.nav_calendar(), href: href(paths.desk.calendar.home()) },
    { label: m.closure_reopen() },
  ],
});

export const actions: Actions = {
  default: (event) =>
    submit(event, closures.reopen.body, async (body) => {
      await send(event, closures.reopen, { params: event.params, body });
      redirect(303, href(paths.desk.calendar.home({ done: 'reopened' })));
    }),
};
