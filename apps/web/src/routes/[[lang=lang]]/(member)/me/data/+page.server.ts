import { privacy, volunteers } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { openFile } from '#lib/server/open-file.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await read(event, volunteers.showMyData)),
  own: await read(event, privacy.showOwn),
  just: event.url.searchParams.get('done'),
  breadcrumb: [{ label: m.me_title(), href: href(paths.me.home()) }, { label: m.data_title() }],
});

export const actions: Actions = {
  copy: (event) =>
    submit(event, z.object({}), async () => {
      await send(event, privacy.askCopy);
      redirect(303, href(paths.me.data()));
    }),
  open: openFile,
  keep: (event) =>
    submit(event, z.object({}), async () => {
      await send(event, privacy.takeBackErasure);
      redirect(303, href(paths.me.data({ done: 'kept' })));
    }),
};
