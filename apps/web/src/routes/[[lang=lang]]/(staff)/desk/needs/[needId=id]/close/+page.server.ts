import { needs } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  closing: await read(event, needs.showClosing, { params: event.params }),
  now: new Date().toISOString(),
  breadcrumb: [
    { label: m.nav_desk(), href: href(paths.desk.home()) },
    { label: m.desk_needs_title(), href: href(paths.desk.needs.list()) },
    { label: m.desk_need_close() },
  ],
});

export const actions: Actions = {
  default: (event) =>
    submit(event, needs.close.body, async (body) => {
      const { toldAt } = await send(event, needs.close, { params: event.params, body });
      redirect(303, href(paths.desk.needs.list({ closed: event.params.needId, told: toldAt })));
    }),
};
