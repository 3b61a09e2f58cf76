import { staff } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { grantPage } from '#lib/features/ground/staff/grant-page.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
  grantPage(await read(event, staff.show, { params: event.params }), m.staff_counties_change());

export const actions: Actions = {
  default: (event) =>
    submit(event, staff.reviseCounties.body, async (body) => {
      await send(event, staff.reviseCounties, { params: event.params, body });
      redirect(303, href(paths.desk.staff.show(event.params.grantId, { done: 'counties' })));
    }),
};
