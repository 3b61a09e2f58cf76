import { notifications, volunteers } from '@hamyar/contracts';
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
  const [profile, inbox] = await Promise.all([
    ownProfile(event),
    read(event, notifications.list, { query: { limit: 1 } }),
  ]);
  const just = event.url.searchParams.has('welcome')
    ? 'welcome'
    : event.url.searchParams.has('saved')
      ? 'saved'
      : null;
  return { profile, unread: inbox.unread, just, title: m.me_title() };
};

export const actions: Actions = {
  resume: (event) =>
    submit(event, z.object({}), async () => {
      await send(event, volunteers.pause, { body: { paused: false } });
      redirect(303, href(paths.me.home()));
    }),
};
