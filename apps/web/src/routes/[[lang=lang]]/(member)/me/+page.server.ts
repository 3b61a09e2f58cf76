import { assignments, CallError, notifications, payments, projects, volunteers } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { ownProfile } from '#lib/server/own-profile.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [profile, inbox, gifts, closest] = await Promise.all([
    ownProfile(event),
    read(event, notifications.list, { query: { limit: 1 } }),
    read(event, payments.listGifts, { query: { limit: 2 } }),
    read(event, projects.list, { query: { limit: 2, order: 'closest' } }),
  ]);
  const serves = profile !== null && profile.status !== 'draft' && event.locals.viewer.isVolunteer;
  const just = event.url.searchParams.has('welcome')
    ? 'welcome'
    : event.url.searchParams.has('saved')
      ? 'saved'
      : null;
  return {
    profile,
    unread: inbox.unread,
    just,
    title: m.me_title(),
    now: new Date().toISOString(),
    gifts,
    closest: closest.items,
    today: serves ? await todayOf(event) : null,
  };
};

/** Offers shown on the home: more are a list of their own. */
const maxOffers = 3;

/** The next shift, what waits for an answer, and, where nothing does, the one place that fits best. */
async function todayOf(event: Parameters<PageServerLoad>[0]) {
  const [shifts, offers] = await Promise.all([
    read(event, assignments.list, { query: { limit: 1 } }),
    read(event, assignments.listOffers),
  ]);
  const suggestion = offers.items.length === 0 ? await suggestionFor(event) : null;
  return {
    next: shifts.items[0] ?? null,
    offers: offers.items.slice(0, maxOffers),
    moreOffers: Math.max(0, offers.items.length - maxOffers),
    suggestion,
  };
}

/** Null where nothing fits, and where somebody paused or has not finished: the home says so elsewhere. */
async function suggestionFor(event: Parameters<PageServerLoad>[0]): Promise<assignments.FittingPlace | null> {
  try {
    return (await send(event, assignments.findPlaces, { query: { limit: 1 } })).items[0] ?? null;
  } catch (cause) {
    if (cause instanceof CallError && cause.body.code === 'precondition') return null;
    throw cause;
  }
}

export const actions: Actions = {
  resume: (event) =>
    submit(event, z.object({}), async () => {
      await send(event, volunteers.pause, { body: { paused: false } });
      redirect(303, href(paths.me.home()));
    }),
};
