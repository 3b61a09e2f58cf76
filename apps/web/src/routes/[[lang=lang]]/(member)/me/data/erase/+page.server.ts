import { privacy } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  summary: await read(event, privacy.showErasure),
  breadcrumb: [{ label: m.data_title(), href: href(paths.me.data()) }, { label: m.privacy_erase_title() }],
});

export const actions: Actions = {
  default: (event) =>
    submit(event, privacy.askErasure.body, async (body) => {
      await send(event, privacy.askErasure, { body });
      redirect(303, href(paths.me.data()));
    }),
};
