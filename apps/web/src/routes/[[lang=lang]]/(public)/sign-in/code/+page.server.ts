import { CallError, identity } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { afterSignIn } from '#lib/server/after-sign-in.ts';
import { send } from '#lib/server/api.ts';
import { askedCodeOf, forgetAskedCode, keepAskedCode } from '#lib/server/asked-code.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

const challengeOf = (event: Pick<RequestEvent, 'url'>) => event.url.searchParams.get('challenge');

export const load: PageServerLoad = (event) => {
  const challenge = challengeOf(event);
  const next = event.url.searchParams.get('next');
  if (!challenge) redirect(303, href(paths.signIn.mobile({ next })));
  return { challenge, next, asked: askedCodeOf(event, challenge) };
};

export const actions: Actions = {
  verify: (event) =>
    submit(
      event,
      z.object({ code: z.string().min(1).max(20) }),
      async ({ code }) => {
        const challengeId = challengeOf(event) ?? '';
        const next = event.url.searchParams.get('next');
        const answer = await send(event, identity.verifyCode, { body: { challengeId, code } }).catch(
          (cause: unknown) => {
            // Nobody signed in by this number for long: a page of its own asks who it is.
            if (cause instanceof CallError && cause.body.reason === 'sign_in.asleep') return null;
            throw cause;
          },
        );
        if (answer === null) redirect(303, href(paths.signIn.asleep({ next })));
        const { isNew, me } = answer;
        forgetAskedCode(event);
        return afterSignIn(event, me, isNew);
      },
      { code: m.sign_in_code_required() },
    ),
  again: (event) =>
    submit(event, z.object({}), async () => {
      const challenge = challengeOf(event);
      const next = event.url.searchParams.get('next');
      const mobile = askedCodeOf(event, challenge)?.mobile;
      if (!mobile) redirect(303, href(paths.signIn.mobile({ next })));
      const asked = await send(event, identity.requestCode, {
        body: { mobile, locale: event.locals.locale },
      });
      if (asked.challengeId === challenge) return { stillWorks: asked.sentAt };
      keepAskedCode(event, mobile, asked);
      redirect(303, href(paths.signIn.code({ challenge: asked.challengeId, next })));
    }),
};
