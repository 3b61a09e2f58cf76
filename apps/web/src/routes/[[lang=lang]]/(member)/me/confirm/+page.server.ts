import { authenticators } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { afterShowing } from '#lib/server/after-showing.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { presentViewer } from '#lib/server/viewer.ts';
import { homeOf } from '#lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await read(event, authenticators.list);
  const next = event.url.searchParams.get('next');
  // Whoever has nothing to show brings something first.
  if (items.length === 0) redirect(303, href(paths.me.security({ next })));
  return {
    next,
    // Only whose office is closed has anything to ask for.
    mayAsk:
      event.locals.viewer.withheld !== null && (await read(event, authenticators.showOwnRecovery)).mayAsk,
    hasPasskey: items.some(({ kind }) => kind === 'passkey'),
    hasTotp: items.some(({ kind }) => kind === 'totp'),
    breadcrumb: [{ label: m.confirm_title() }],
  };
};

type Me = Parameters<typeof presentViewer>[0];

function goBack(event: RequestEvent, me: Me): never {
  const { role } = presentViewer(me, event.cookies.get('role'));
  return afterShowing(event, href(homeOf[role]));
}

export const actions: Actions = {
  passkey: (event) =>
    submit(event, authenticators.confirmByPasskey.body, async (body) =>
      goBack(event, (await send(event, authenticators.confirmByPasskey, { body })).me),
    ),
  totp: (event) =>
    submit(
      event,
      authenticators.confirmByTotp.body,
      async (body) => goBack(event, (await send(event, authenticators.confirmByTotp, { body })).me),
      { code: m.error_authenticator_code_wrong() },
    ),
  recovery: (event) =>
    submit(event, z.object({ recoveryCode: z.string().max(40) }), async ({ recoveryCode: code }) => {
      await send(event, authenticators.confirmByRecoveryCode, { body: { code } });
      redirect(303, href(paths.me.security({ next: event.url.searchParams.get('next') })));
    }),
};
