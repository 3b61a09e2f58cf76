import { complaints, id } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href, plainDigits } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { toPicture } from '#lib/server/complaint-files.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const item = await read(event, complaints.show, { params: event.params });
  return {
    item,
    formKey: crypto.randomUUID(),
    done: event.url.searchParams.has('done'),
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.complaints_title(), href: href(paths.desk.complaints.list()) },
      { label: m.complaint_number({ number: plainDigits(item.number) }) },
    ],
  };
};

const back = (complaintId: string): never =>
  redirect(303, href(paths.desk.complaints.show(complaintId, { done: 'yes' })));

export const actions: Actions = {
  triage: (event) =>
    submit(event, complaints.triage.body, async (body) => {
      const { isHandedUp } = await send(event, complaints.triage, { params: event.params, body });
      if (isHandedUp) redirect(303, href(paths.desk.complaints.list({ done: 'handed-up' })));
      back(event.params.complaintId);
    }),
  hear: (event) =>
    submit(event, complaints.hear.body, async (body) => {
      await send(event, complaints.hear, { params: event.params, body });
      back(event.params.complaintId);
    }),
  write: (event) =>
    submit(event, complaints.write.body, async (body) => {
      await send(event, complaints.write, { params: event.params, body });
      back(event.params.complaintId);
    }),
  suspend: (event) =>
    submit(event, complaints.suspend.body, async (body) => {
      await send(event, complaints.suspend, { params: event.params, body });
      back(event.params.complaintId);
    }),
  picture: (event) =>
    submit(event, z.object({ fileId: id }), async ({ fileId }) => {
      const params = { complaintId: event.params.complaintId, fileId };
      toPicture(params, 'desk', await send(event, complaints.openFile, { params }));
    }),
  reveal: (event) =>
    submit(event, complaints.revealReporter.body, async (body) => ({
      reporter: await send(event, complaints.revealReporter, { params: event.params, body }),
    })),
};
