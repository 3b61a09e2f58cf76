import { letters } from '@hamyar/contracts';
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

export const load: PageServerLoad = async (event) => {
  const letter = await read(event, letters.show, { params: event.params });
  return {
    letter,
    done: event.url.searchParams.get('done'),
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_letters(), href: href(paths.desk.letters.list()) },
      { label: letter.subject },
    ],
  };
};

type Event = RequestEvent<{ letterId: string }>;
const back = ({ params }: Pick<Event, 'params'>, done: string): never =>
  redirect(303, href(paths.desk.letters.show(params.letterId, { done })));

/** Passes the file on to the API as it comes. */
async function receive(event: Event) {
  const { file } = await readStreamedForm(event.request, letters.attachmentMaxBytes);
  if (!file) return refusedFile(400, { errors: { file: m.error_file_empty() } });
  const input = { params: event.params, query: { fileName: file.name.slice(-200) } };
  return passFile(event, file, {}, (upload) =>
    send(event, letters.addAttachment, input, { upload, timeoutMs: uploadMs }),
  );
}

const tooLarge = () => m.error_file_too_large({ megabytes: letters.attachmentMaxBytes / 2 ** 20 });

export const actions: Actions = {
  write: (event) =>
    submit(event, letters.revise.body, async (body) => {
      await send(event, letters.revise, { params: event.params, body });
      back(event, 'revised');
    }),
  add: async (event) => {
    requireSignIn(event);
    const sent = await receive(event).catch((cause: unknown) => refusedForm(cause, tooLarge()));
    if (!('file' in sent)) return sent;
    return back(event, 'added');
  },
  open: openFile,
  remove: (event) =>
    submit(event, letters.removeAttachment.params.pick({ fileId: true }), async ({ fileId }) => {
      await send(event, letters.removeAttachment, { params: { ...event.params, fileId } });
      back(event, 'removed');
    }),
  withdraw: (event) =>
    submit(event, letters.withdraw.body, async (body) => {
      await send(event, letters.withdraw, { params: event.params, body });
      back(event, 'withdrawn');
    }),
};
