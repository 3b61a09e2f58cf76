import { complaints } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { passPicture, toPicture } from '#lib/server/complaint-files.ts';
import { submit } from '#lib/server/form.ts';
import { requireSignIn } from '#lib/server/guard.ts';
import { uploadMs } from '#lib/server/pass-file.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  // The link of the text message: a visitor signs in and comes back here.
  requireSignIn(event);
  return {
    items: (await read(event, complaints.listOwn)).items,
    formKey: crypto.randomUUID(),
    done: event.url.searchParams.get('done'),
    now: new Date().toISOString(),
    breadcrumb: [{ label: m.complaints_own_title() }],
  };
};

export const actions: Actions = {
  attach: async (event) => {
    requireSignIn(event);
    const answer = await passPicture(event, ({ complaintId = '' }, upload) =>
      send(event, complaints.addFileOwn, { params: { complaintId } }, { upload, timeoutMs: uploadMs }),
    );
    if (!('entries' in answer)) return answer;
    redirect(303, href(paths.me.complaints({ done: 'attached' })));
  },
  picture: (event) =>
    submit(event, complaints.openFileOwn.params, async (params) =>
      toPicture(params, 'own', await send(event, complaints.openFileOwn, { params })),
    ),
  speak: (event) =>
    submit(
      event,
      complaints.speakOwn.body.extend(complaints.speakOwn.params.shape),
      async ({ complaintId, ...body }) => {
        await send(event, complaints.speakOwn, { params: { complaintId }, body });
        redirect(303, href(paths.me.complaints({ done: 'said' })));
      },
    ),
};
