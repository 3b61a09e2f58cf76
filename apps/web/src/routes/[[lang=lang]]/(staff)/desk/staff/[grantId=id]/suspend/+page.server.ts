import { staff } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { loadGrant } from '#lib/server/grant-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadGrant(event, m.staff_suspend());

export const actions: Actions = {
  default: (event) =>
    submit(event, staff.suspendGrant.body, async (body) => {
      await send(event, staff.suspendGrant, { params: event.params, body });
      redirect(303, href(paths.desk.staff.show(event.params.grantId, { done: 'suspended' })));
    }),
};
