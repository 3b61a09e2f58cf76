import { assignments } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { read } from '#lib/server/api.ts';
import { requireSignIn } from '#lib/server/guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireSignIn(event);
  const { items: offers, limits } = event.locals.viewer.isVolunteer
    ? await read(event, assignments.listOffers)
    : { items: null, limits: null };
  return { offers, limits, now: new Date().toISOString(), breadcrumb: [{ label: m.offers_title() }] };
};
