import { authenticators, identity } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { afterSignIn } from '#lib/server/after-sign-in.ts';
import { send } from '#lib/server/api.ts';
import { askCode } from '#lib/server/asked-code.ts';
import { submit } from '#lib/server/form.ts';
import { keptFormOf } from '#lib/server/kept-form.ts';
import { localPath } from '#lib/server/local-path.ts';
import { homeOf } from '#lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ cookies, locals, url }) => {
  if (locals.viewer.role !== 'visitor') {
    redirect(303, localPath(url.searchParams.get('next'), href(homeOf[locals.viewer.role])));
  }
  return {
    next: url.searchParams.get('next'),
    isFormKept: url.searchParams.has('kept') && keptFormOf({ cookies }) !== undefined,
  };
};

export const actions: Actions = {
  passkey: (event) =>
    submit(event, authenticators.signInByPasskey.body, async (body) => {
      const { me } = await send(event, authenticators.signInByPasskey, { body });
      return afterSignIn(event, me);
    }),
  code: (event) =>
    submit(
      event,
      identity.requestCode.body,
      async (body) => {
        const challenge = await askCode(event, body.mobile);
        const next = event.url.searchParams.get('next');
        const query = { challenge, next: next && localPath(next, paths.home()) };
        redirect(303, href(paths.signIn.code(query)));
      },
      { mobile: m.error_mobile_invalid() },
    ),
};
