import { staff } from '@hamyar/contracts';
import { inTehran, toSolarHijri } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { roleWord } from '#lib/features/ground/staff/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { office } = await read(event, staff.showOwnOffice, { params: event.params });
  return {
    office,
    year: toSolarHijri(inTehran(new Date()).day).year,
    breadcrumb: [
      { label: m.me_title(), href: href(paths.me.home()) },
      { label: m.own_offices_title(), href: href(paths.me.offices()) },
      { label: roleWord(office.role) },
    ],
  };
};

export const actions: Actions = {
  default: (event) =>
    submit(event, staff.stepDown.body, async (body) => {
      await send(event, staff.stepDown, { params: event.params, body });
      redirect(303, href(paths.me.offices({ done: 'ended' })));
    }),
};
