import { authenticators } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { nameWord } from '#lib/features/ground/staff/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { recovery } = await read(event, authenticators.showRecovery, { params: event.params });
  return {
    recovery,
    breadcrumb: [
      { label: m.nav_staff(), href: href(paths.desk.staff.list()) },
      { label: m.recovery_list_title(), href: href(paths.desk.staff.recoveries()) },
      { label: nameWord(recovery.name) },
    ],
  };
};

export const actions: Actions = {
  confirm: (event) =>
    submit(event, authenticators.confirmRecovery.body, async (body) => {
      await send(event, authenticators.confirmRecovery, { params: event.params, body });
      redirect(303, href(paths.desk.staff.recovery(event.params.recoveryId)));
    }),
  refuse: (event) =>
    submit(event, authenticators.refuseRecovery.body, async (body) => {
      await send(event, authenticators.refuseRecovery, { params: event.params, body });
      redirect(303, href(paths.desk.staff.recoveries()));
    }),
};
