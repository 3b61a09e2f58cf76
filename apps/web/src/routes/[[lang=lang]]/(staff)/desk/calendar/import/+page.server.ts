import { calendar, version } from '@hamyar/contracts';
import { inTehran, toSolarHijri } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
  year: toSolarHijri(inTehran(new Date()).day).year,
  breadcrumb: [
    { label: m.nav_desk(), href: href(paths.desk.home()) },
    { label: m.nav_calendar(), href: href(paths.desk.calendar.home()) },
    { label: m.calendar_import() },
  ],
});

/** The first posting shows what the table says; the second, with the version of what was shown, writes it. */
const tableForm = calendar.showPreview.body.extend({ version: version.optional() });

export const actions: Actions = {
  default: (event) =>
    submit(event, tableForm, async ({ version: seen, ...table }) => {
      const preview = await send(event, calendar.showPreview, { body: table });
      if (seen === undefined || preview.faults.length > 0) return { preview, table };
      await send(event, calendar.importYear, { body: { ...table, version: seen } });
      redirect(303, href(paths.desk.calendar.home({ done: 'imported' })));
    }),
};
