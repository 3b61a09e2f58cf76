import { credentials } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { requireSignIn } from '#lib/server/guard.ts';
import { openFile } from '#lib/server/open-file.ts';
import { passFile, refusedFile, refusedForm, uploadMs } from '#lib/server/pass-file.ts';
import { readStreamedForm } from '#lib/server/streamed-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await read(event, credentials.showEvidence)),
  just: event.url.searchParams.get('done'),
  now: new Date().toISOString(),
  breadcrumb: [
    { label: m.me_title(), href: href(paths.me.home()) },
    { label: m.credential_evidence_title() },
  ],
});

/** Passes the file on to the API as it comes. */
async function receive(event: RequestEvent) {
  const { file } = await readStreamedForm(event.request, credentials.evidenceMaxBytes);
  if (!file) return refusedFile(400, { errors: { file: m.error_file_empty() } });
  const query = { fileName: file.name.slice(-200) };
  return passFile(event, file, {}, (upload) =>
    send(event, credentials.addEvidence, { query }, { upload, timeoutMs: uploadMs }),
  );
}

const tooLarge = () => m.error_file_too_large({ megabytes: credentials.evidenceMaxBytes / 2 ** 20 });

export const actions: Actions = {
  add: async (event) => {
    requireSignIn(event);
    const sent = await receive(event).catch((cause: unknown) => refusedForm(cause, tooLarge()));
    if (!('file' in sent)) return sent;
    redirect(303, href(paths.me.licence({ done: 'added' })));
  },
  open: openFile,
  remove: (event) =>
    submit(event, credentials.removeEvidence.params, async (params) => {
      await send(event, credentials.removeEvidence, { params });
      redirect(303, href(paths.me.licence({ done: 'removed' })));
    }),
};
