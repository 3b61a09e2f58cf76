import { complaints } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';
import { type FormState, typed } from '#lib/form.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { send } from '#lib/server/api.ts';
import { passPicture, toPicture } from '#lib/server/complaint-files.ts';
import { submit } from '#lib/server/form.ts';
import { uploadMs } from '#lib/server/pass-file.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
  formKey: crypto.randomUUID(),
  now: new Date().toISOString(),
  breadcrumb: [{ label: m.report_title(), href: href(paths.report.start()) }, { label: m.report_follow() }],
});

/** The case stays open before whoever was refused, with what they wrote; where it cannot be opened, its form says why. */
async function refusedWithCase(event: RequestEvent, answer: ActionFailure<FormState>) {
  const key = { code: typed(answer.data, 'code'), secret: typed(answer.data, 'secret') };
  const item = await send(event, complaints.showByCode, { body: key }).catch(() => null);
  return fail(answer.status, { ...answer.data, key, item, said: null });
}

/** Posted and never in the address: code and secret lie in no history and no log of a proxy. */
export const actions: Actions = {
  open: (event) =>
    submit(event, complaints.showByCode.body, async (key) => ({
      key: { code: key.code, secret: key.secret },
      item: await send(event, complaints.showByCode, { body: key }),
      said: null,
    })),
  speak: async (event) => {
    const answer = await submit(event, complaints.speakByCode.body, async (body) => ({
      key: { code: body.code, secret: body.secret },
      item: await send(event, complaints.speakByCode, { body }),
      said: 'words' as const,
    }));
    return 'key' in answer ? answer : refusedWithCase(event, answer);
  },
  attach: async (event) => {
    const answer = await passPicture(event, async ({ code = '', secret = '' }, upload) => {
      const key = { code, secret };
      const { complaintId, ...query } = await send(event, complaints.askUpload, { body: key });
      const added = { params: { complaintId }, query };
      const item = await send(event, complaints.addFileByCode, added, { upload, timeoutMs: uploadMs });
      return { key, item, said: 'picture' as const };
    });
    return 'key' in answer ? answer : refusedWithCase(event, answer);
  },
  picture: async (event) => {
    const one = complaints.openFileByCode.body.extend(complaints.openFileByCode.params.shape);
    const answer = await submit(event, one, async ({ fileId, ...body }) => {
      const opened = await send(event, complaints.openFileByCode, { params: { fileId }, body });
      toPicture({ ...opened, fileId }, 'code', opened);
    });
    return answer && 'data' in answer ? refusedWithCase(event, answer) : answer;
  },
};
