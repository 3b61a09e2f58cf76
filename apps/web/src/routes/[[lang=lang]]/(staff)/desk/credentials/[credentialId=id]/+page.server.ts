import { credentials, places } from '@hamyar/contracts';
import { inTehran } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { fullName } from '#lib/features/service/volunteers/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { openFile } from '#lib/server/open-file.ts';
import { ownsProvince } from '#lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { credential } = await read(event, credentials.show, { params: event.params });
  const mayRevoke = credential.may.includes('revoke');
  // The office of a county looks at it; what shows more is for whoever decides.
  const decides = ownsProvince(event.locals.viewer, credential.provinceCode ?? '');
  const { files } = decides
    ? await read(event, credentials.listEvidence, { params: event.params })
    : { files: [] };
  return {
    credential,
    terms: await read(event, places.listTerms),
    decides,
    files,
    revocation: mayRevoke ? await read(event, credentials.showRevocation, { params: event.params }) : null,
    now: new Date().toISOString(),
    today: inTehran(new Date()).day,
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_credentials(), href: href(paths.desk.credentials.list()) },
      { label: fullName(credential) },
    ],
  };
};

export const actions: Actions = {
  open: openFile,
  reveal: (event) =>
    submit(event, z.object({}), async () => send(event, credentials.reveal, { params: event.params })),
  verify: (event) =>
    submit(event, credentials.verify.body, async (body) => {
      await send(event, credentials.verify, { params: event.params, body });
      redirect(303, href(paths.desk.credentials.list({ done: 'verified' })));
    }),
  reject: (event) =>
    submit(event, credentials.reject.body, async (body) => {
      await send(event, credentials.reject, { params: event.params, body });
      redirect(303, href(paths.desk.credentials.list({ done: 'rejected' })));
    }),
  revoke: (event) =>
    submit(event, credentials.revoke.body, async (body) => {
      await send(event, credentials.revoke, { params: event.params, body });
      redirect(303, href(paths.desk.credentials.list({ done: 'revoked' })));
    }),
};
