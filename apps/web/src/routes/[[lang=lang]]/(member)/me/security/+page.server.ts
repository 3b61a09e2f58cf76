import { authenticators } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { afterShowing } from '#lib/server/after-showing.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

const deeds = ['added', 'removed'] as const;

export const load: PageServerLoad = async (event) => {
  const done = event.url.searchParams.get('done');
  return {
    own: await read(event, authenticators.list),
    next: event.url.searchParams.get('next'),
    withheld: event.locals.viewer.withheld,
    done: deeds.find((deed) => deed === done) ?? null,
    breadcrumb: [{ label: m.me_title(), href: href(paths.me.home()) }, { label: m.security_title() }],
  };
};

export const actions: Actions = {
  passkey: (event) =>
    submit(event, authenticators.addPasskey.body, async (body) => {
      await send(event, authenticators.addPasskey, { body });
      return afterShowing(event, href(paths.me.security({ done: 'added' })));
    }),
  totp: (event) =>
    submit(event, z.object({}), async () => {
      const { challengeId } = await send(event, authenticators.beginTotp);
      redirect(303, href(paths.me.totp(challengeId, { next: event.url.searchParams.get('next') })));
    }),
  remove: (event) =>
    submit(event, authenticators.remove.params, async (params) => {
      await send(event, authenticators.remove, { params });
      redirect(303, href(paths.me.security({ done: 'removed' })));
    }),
  // Shown in the answer to this very form and never again: it has no address.
  codes: (event) => submit(event, z.object({}), () => send(event, authenticators.makeRecoveryCodes)),
};
