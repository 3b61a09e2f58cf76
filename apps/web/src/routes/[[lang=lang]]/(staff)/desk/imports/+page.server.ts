import { imports as importsContract } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { requireSignIn } from '#lib/server/guard.ts';
import { passFile, refusedFile, refusedForm, uploadMs } from '#lib/server/pass-file.ts';
import { readStreamedForm } from '#lib/server/streamed-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('after') ?? undefined;
  const imports = await read(event, importsContract.list, {
    query: { limit: 20, ...(cursor && { cursor }) },
  });
  return {
    imports,
    isFirst: !cursor,
    breadcrumb: [{ label: m.desk_title(), href: href(paths.desk.home()) }, { label: m.imports_title() }],
  };
};

/** Reads the form and passes its file on to the API as it comes; nothing of it is kept here. */
async function receive(event: RequestEvent) {
  const { fields, file } = await readStreamedForm(event.request, importsContract.importMaxBytes);
  const kind = importsContract.importKind.safeParse(fields.get('kind'));
  const values = { kind: fields.get('kind') ?? '', provinceCode: fields.get('provinceCode') ?? '' };
  const errors: Record<string, string> = {};
  if (!kind.success) errors['kind'] = m.form_required();
  if (!file) errors['file'] = m.import_file_missing();
  if (!kind.success || !file) return refusedFile(400, { values, errors });
  const provinceCode = values.provinceCode || undefined;
  const query = { kind: kind.data, fileName: file.name.slice(-200), ...(provinceCode && { provinceCode }) };
  return passFile(event, file, values, (upload) =>
    send(event, importsContract.upload, { query }, { upload, timeoutMs: uploadMs }),
  );
}

export const actions: Actions = {
  default: async (event) => {
    requireSignIn(event);
    const sent = await receive(event).catch((cause: unknown) =>
      refusedForm(cause, m.error_input_too_large()),
    );
    if (!('batchId' in sent)) return sent;
    redirect(303, href(paths.desk.imports.show(sent.batchId)) + (sent.repeated ? '?repeated=1' : ''));
  },
};
