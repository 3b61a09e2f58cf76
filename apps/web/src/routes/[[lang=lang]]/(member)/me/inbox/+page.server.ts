import { identity, notifications } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { localPath } from '#lib/server/local-path.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('after') ?? undefined;
  const [inbox, texts] = await Promise.all([
    read(event, notifications.list, { query: { cursor, limit: 20 } }),
    read(event, identity.showLanguage),
  ]);
  return {
    ...inbox,
    texts: texts.language,
    first: cursor === undefined,
    now: new Date().toISOString(),
    breadcrumb: [{ label: m.me_title(), href: href(paths.me.home()) }, { label: m.inbox_title() }],
  };
};

export const actions: Actions = {
  all: (event) =>
    submit(event, z.object({}), async () => {
      await send(event, notifications.read);
      redirect(303, href(paths.me.inbox()));
    }),
  /** Opening a message reads it. */
  open: (event) =>
    submit(event, z.object({ id: z.uuid(), link: z.string() }), async ({ id, link }) => {
      await send(event, notifications.read, { body: { ids: [id] } });
      redirect(303, href(localPath(link, paths.me.inbox())));
    }),
};
