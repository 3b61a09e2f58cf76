import { assignments, needs } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { number } = event.params;
  const asVolunteer = event.locals.viewer.isVolunteer;
  const [need, mine] = await Promise.all([
    read(event, needs.show, { params: { number } }),
    asVolunteer ? read(event, assignments.showEligibility, { params: { number } }) : null,
  ]);
  return {
    need,
    mine: mine?.slots ?? null,
    now: new Date().toISOString(),
    breadcrumb: [{ label: m.nav_needs(), href: href(paths.needs.list()) }, { label: need.title }],
  };
};

export const actions: Actions = {
  take: (event) =>
    submit(event, z.object({ roleSlotId: z.uuid() }), async ({ roleSlotId }) => {
      const { assignmentId } = await send(event, assignments.takePlace, { params: { roleSlotId } });
      redirect(303, href(paths.me.offer(assignmentId)));
    }),
};
