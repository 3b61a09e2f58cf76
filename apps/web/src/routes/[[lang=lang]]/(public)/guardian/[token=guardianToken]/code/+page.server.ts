import { guardians } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { askedCodeOf, forgetAskedCode } from '#lib/server/asked-code.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  const { token } = event.params;
  const challenge = event.url.searchParams.get('challenge');
  const version = event.url.searchParams.get('version');
  if (!challenge || !version) redirect(303, href(paths.guardian.show(token)));
  const { minorName } = await read(event, guardians.showByLink, { params: { token } });
  return { token, challenge, version, minorName, asked: askedCodeOf(event, challenge) };
};

export const actions: Actions = {
  default: (event) =>
    submit(
      event,
      z.object({ code: z.string().min(1).max(20) }),
      async ({ code }) => {
        const { token } = event.params;
        const challengeId = event.url.searchParams.get('challenge') ?? '';
        const version = event.url.searchParams.get('version') ?? '';
        await send(event, guardians.agreeByLink, {
          params: { token },
          body: { challengeId, code, version },
        });
        forgetAskedCode(event);
        redirect(303, href(paths.guardian.show(token, { done: 'agreed' })));
      },
      { code: m.sign_in_code_required() },
    ),
};
