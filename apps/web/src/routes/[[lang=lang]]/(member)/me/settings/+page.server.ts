import { assignments, identity, volunteers } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { ownProfile } from '#lib/server/own-profile.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  profile: await ownProfile(event),
  limits: event.locals.viewer.isVolunteer ? (await read(event, assignments.listOffers)).limits : null,
  texts: (await read(event, identity.showLanguage)).language,
  sessions: (await read(event, identity.listSessions)).items,
  just: event.url.searchParams.get('done'),
  breadcrumb: [{ label: m.me_title(), href: href(paths.me.home()) }, { label: m.me_settings() }],
});

export const actions: Actions = {
  pause: (event) =>
    submit(event, volunteers.pause.body, async (body) => {
      await send(event, volunteers.pause, { body });
      redirect(303, href(paths.me.home()));
    }),
  language: (event) =>
    submit(event, identity.chooseLanguage.body, async (body) => {
      await send(event, identity.chooseLanguage, { body });
      redirect(303, href(paths.me.settings({ done: 'language' })));
    }),
  end: (event) =>
    submit(event, identity.endSession.params, async (params) => {
      await send(event, identity.endSession, { params });
      redirect(303, href(paths.me.settings({ done: 'ended' })));
    }),
  others: (event) =>
    submit(event, z.object({}), async () => {
      await send(event, identity.endOtherSessions);
      redirect(303, href(paths.me.settings({ done: 'ended' })));
    }),
};
