import { assignments, CallError } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { requireSignIn } from '#lib/server/guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireSignIn(event);
  const found = event.locals.viewer.isVolunteer ? await fitting(event) : null;
  return { found, now: new Date().toISOString(), breadcrumb: [{ label: m.find_title() }] };
};

/** Null when the sign-up is not finished, `paused` when they want nothing now: the page then says how to go on. */
async function fitting(event: Parameters<PageServerLoad>[0]) {
  try {
    return await send(event, assignments.findPlaces, { query: { limit: 30 } });
  } catch (cause) {
    if (cause instanceof CallError && cause.body.reason === 'assignment.profile_incomplete') return null;
    if (cause instanceof CallError && cause.body.reason === 'assignment.paused') return 'paused' as const;
    return read(event, assignments.findPlaces, { query: { limit: 30 } });
  }
}

export const actions: Actions = {
  default: (event) =>
    submit(event, z.object({ roleSlotId: z.uuid() }), async ({ roleSlotId }) => {
      const { assignmentId } = await send(event, assignments.takePlace, { params: { roleSlotId } });
      redirect(303, href(paths.me.offer(assignmentId)));
    }),
};
