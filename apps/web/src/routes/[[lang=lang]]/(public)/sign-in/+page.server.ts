import { identity } from '@hamyar/contracts';
import { toAsciiDigits } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { send } from '#lib/server/api.ts';
import { keepAskedCode } from '#lib/server/asked-code.ts';
import { submit } from '#lib/server/form.ts';
import { keptFormOf } from '#lib/server/kept-form.ts';
import { localPath } from '#lib/server/local-path.ts';
import { homeOf } from '#lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ cookies, locals, url }) => {
  if (locals.viewer.role !== 'visitor') {
    redirect(303, localPath(url.searchParams.get('next'), href(homeOf[locals.viewer.role])));
  }
  return { isFormKept: url.searchParams.has('kept') && keptFormOf({ cookies }) !== undefined };
};

export const actions: Actions = {
  default: (event) =>
    submit(
      event,
      identity.requestCode.body,
      async (body) => {
        const asked = await send(event, identity.requestCode, {
          body: { ...body, locale: event.locals.locale },
        });
        keepAskedCode(event, toAsciiDigits(body.mobile).replace(/\D/g, ''), asked);
        const next = event.url.searchParams.get('next');
        const query = { challenge: asked.challengeId, next: next && localPath(next, paths.home()) };
        redirect(303, href(paths.signIn.code(query)));
      },
      { mobile: m.error_mobile_invalid() },
    ),
};
