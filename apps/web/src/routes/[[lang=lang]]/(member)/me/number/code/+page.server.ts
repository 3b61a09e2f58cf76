import { numbers } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { send } from '#lib/server/api.ts';
import { askedCodeOf, forgetAskedCode } from '#lib/server/asked-code.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const challenge = event.url.searchParams.get('challenge');
  if (!challenge) redirect(303, href(paths.me.number()));
  return {
    challenge,
    asked: askedCodeOf(event, challenge),
    breadcrumb: [
      { label: m.me_title(), href: href(paths.me.home()) },
      { label: m.number_title(), href: href(paths.me.number()) },
      { label: m.number_code_title() },
    ],
  };
};

export const actions: Actions = {
  default: (event) =>
    submit(
      event,
      z.object({ code: z.string().min(1).max(20) }),
      async ({ code }) => {
        const challengeId = event.url.searchParams.get('challenge') ?? '';
        const { moved } = await send(event, numbers.change, { body: { challengeId, code } });
        forgetAskedCode(event);
        // Every session ended with the old number; the new one signs in.
        redirect(303, href(moved ? paths.signIn.mobile() : paths.me.number({ done: 'asked' })));
      },
      { code: m.sign_in_code_required() },
    ),
};
