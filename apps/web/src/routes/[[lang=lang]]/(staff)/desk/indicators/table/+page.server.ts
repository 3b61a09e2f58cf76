import { indicators } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
  formKey: crypto.randomUUID(),
  breadcrumb: [
    { label: m.nav_desk(), href: href(paths.desk.home()) },
    { label: m.indicators_title(), href: href(paths.desk.indicators.list()) },
    { label: m.indicator_import_title() },
  ],
});

export const actions: Actions = {
  read: (event) =>
    submit(event, indicators.showTable.body, async (body) => ({
      table: body.table,
      reading: await send(event, indicators.showTable, { body }),
    })),
  write: (event) =>
    submit(event, indicators.importTable.body, async (body) => {
      const { written } = await send(event, indicators.importTable, { body });
      redirect(303, href(paths.desk.indicators.list({ done: 'imported', count: written })));
    }),
};
