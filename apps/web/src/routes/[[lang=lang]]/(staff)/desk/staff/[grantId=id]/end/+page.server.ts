import { staff } from '@hamyar/contracts';
import { inTehran, toSolarHijri } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { grantPage } from '#lib/features/ground/staff/grant-page.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...grantPage(await read(event, staff.show, { params: event.params }), m.staff_end()),
  year: toSolarHijri(inTehran(new Date()).day).year,
});

export const actions: Actions = {
  default: (event) =>
    submit(event, staff.endGrant.body, async (body) => {
      const { grant } = await send(event, staff.endGrant, { params: event.params, body });
      const waits = grant.changes.some(({ state }) => state === 'waiting');
      redirect(303, href(paths.desk.staff.show(grant.id, { done: waits ? 'proposed' : 'ended' })));
    }),
};
