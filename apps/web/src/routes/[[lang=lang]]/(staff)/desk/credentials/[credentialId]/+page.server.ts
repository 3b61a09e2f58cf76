import {
  getCredential,
  rejectCredential,
  revealCredential,
  revokeCredential,
  verifyCredential,
} from '@hamyar/contracts';
import { inTehran } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { fullName } from '#lib/features/service/volunteers/words.ts';
import { href } from '#lib/locale.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { credential } = await read(event, getCredential, { params: event.params });
  return {
    credential,
    now: new Date().toISOString(),
    today: inTehran(new Date()).day,
    breadcrumb: [
      { label: m.nav_desk(), href: href('/desk') },
      { label: m.nav_credentials(), href: href('/desk/credentials') },
      { label: fullName(credential) },
    ],
  };
};

export const actions: Actions = {
  reveal: (event) =>
    submit(event, z.object({}), async () => send(event, revealCredential, { params: event.params })),
  verify: (event) =>
    submit(event, verifyCredential.body, async (body) => {
      await send(event, verifyCredential, { params: event.params, body });
      redirect(303, href('/desk/credentials?done=verified'));
    }),
  reject: (event) =>
    submit(event, rejectCredential.body, async (body) => {
      await send(event, rejectCredential, { params: event.params, body });
      redirect(303, href('/desk/credentials?done=rejected'));
    }),
  revoke: (event) =>
    submit(event, revokeCredential.body, async (body) => {
      await send(event, revokeCredential, { params: event.params, body });
      redirect(303, href('/desk/credentials?done=revoked'));
    }),
};
