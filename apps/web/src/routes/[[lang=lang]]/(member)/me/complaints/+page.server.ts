import { complaints } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { requireSignIn } from '#lib/server/guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  // The link of the text message: a visitor signs in and comes back here.
  requireSignIn(event);
  return {
    items: (await read(event, complaints.listOwn)).items,
    formKey: crypto.randomUUID(),
    said: event.url.searchParams.get('done') === 'said',
    now: new Date().toISOString(),
    breadcrumb: [{ label: m.complaints_own_title() }],
  };
};

export const actions: Actions = {
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
