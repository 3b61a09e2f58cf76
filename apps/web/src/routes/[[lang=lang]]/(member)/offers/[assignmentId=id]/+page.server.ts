import { assignments, places } from '@hamyar/contracts';
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
  // The link of the text message: a visitor signs in and comes back here.
  requireSignIn(event);
  const offer = await read(event, assignments.showOffer, { params: event.params });
  // Only an open offer asks for a reason.
  const reasons = offer.may.includes('decline') ? (await read(event, places.listTerms)).declineReasons : [];
  return {
    offer,
    reasons,
    now: new Date().toISOString(),
    breadcrumb: [{ label: m.offers_title(), href: href(paths.me.offers()) }, { label: offer.need.title }],
  };
};

const nothing = z.object({});

export const actions: Actions = {
  accept: (event) =>
    submit(event, nothing, async () => {
      await send(event, assignments.acceptOffer, { params: event.params });
      redirect(303, href(paths.me.offer(event.params.assignmentId)));
    }),
  decline: (event) =>
    submit(event, assignments.declineOffer.body, async (body) => {
      await send(event, assignments.declineOffer, { params: event.params, body });
      redirect(303, href(paths.me.offer(event.params.assignmentId)));
    }),
  withdraw: (event) =>
    submit(event, nothing, async () => {
      await send(event, assignments.withdraw, { params: event.params });
      redirect(303, href(paths.me.offer(event.params.assignmentId)));
    }),
};
