import { assignments, needs } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { said } from '#lib/bilingual.ts';
import { placesLeftText } from '#lib/features/service/needs/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { sharePicture } from '#lib/server/share-picture.ts';
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
    picture: sharePicture.need(
      need,
      m.picture_alt({ title: said(need.title), progress: placesLeftText(need.placesLeft) }),
    ),
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
