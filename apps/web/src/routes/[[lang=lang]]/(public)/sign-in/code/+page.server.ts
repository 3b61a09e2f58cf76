import { identity } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { localPath } from '#lib/server/local-path.ts';
import { presentViewer } from '#lib/server/viewer.ts';
import { homeOf } from '#lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => {
  if (!url.searchParams.get('challenge')) redirect(303, href(paths.signIn.mobile()));
  return { to: url.searchParams.get('to') ?? '', next: url.searchParams.get('next') };
};

export const actions: Actions = {
  verify: (event) =>
    submit(
      event,
      z.object({ code: z.string().min(1).max(20) }),
      async ({ code }) => {
        const challengeId = event.url.searchParams.get('challenge') ?? '';
        const { isNew, me } = await send(event, identity.verifyCode, { body: { challengeId, code } });
        const { role } = presentViewer(me, undefined);
        const first = role === 'member' && isNew ? paths.welcome.resume() : homeOf[role];
        redirect(303, localPath(event.url.searchParams.get('next'), href(first)));
      },
      { code: m.sign_in_code_required() },
    ),
  again: (event) =>
    submit(event, z.object({}), async () => {
      const mobile = event.url.searchParams.get('to') ?? '';
      const asked = await send(event, identity.requestCode, {
        body: { mobile, locale: event.locals.locale },
      });
      const query = new URLSearchParams(event.url.searchParams);
      for (const name of [...query.keys()]) if (name.startsWith('/')) query.delete(name);
      query.set('challenge', asked.challengeId);
      redirect(303, href(paths.signIn.code(query)));
    }),
};
