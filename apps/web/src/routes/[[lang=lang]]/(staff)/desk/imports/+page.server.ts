import { imports as importsContract } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { fail, redirect } from '@sveltejs/kit';
import type { FormState } from '#lib/form.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { refuse } from '#lib/server/form.ts';
import { requireSignIn } from '#lib/server/guard.ts';
import { readStreamedForm, StreamedFormError } from '#lib/server/streamed-form.ts';
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

/** As long as Node lets a request arrive, here and at the API: the file passes through at the pace of the sender. */
const uploadMs = 300_000;
/** Files that pass through this process at a time: each holds a connection here and one at the API. */
const maxReceiving = 4;
let receiving = 0;

type Refusal = Partial<Pick<FormState, 'values' | 'errors' | 'message'>>;

const refused = (status: number, why: Refusal) =>
  fail<FormState>(status, { values: {}, errors: {}, message: null, code: null, ...why });

const refusedFor = ({ problem }: StreamedFormError) =>
  problem === 'too_large'
    ? refused(413, { errors: { file: m.error_input_too_large() } })
    : refused(400, { errors: { file: m.import_upload_broken() } });

/** Reads the form and passes its file on to the API as it comes; nothing of it is kept here. */
async function receive(event: RequestEvent) {
  const { fields, file } = await readStreamedForm(event.request, importsContract.importMaxBytes);
  const kind = importsContract.importKind.safeParse(fields.get('kind'));
  const values = { kind: fields.get('kind') ?? '', provinceCode: fields.get('provinceCode') ?? '' };
  const errors: Record<string, string> = {};
  if (!kind.success) errors['kind'] = m.form_required();
  if (!file) errors['file'] = m.import_file_missing();
  if (!kind.success || !file) return refused(400, { values, errors });
  const provinceCode = values.provinceCode || undefined;
  const query = { kind: kind.data, fileName: file.name.slice(-200), ...(provinceCode && { provinceCode }) };
  if (receiving >= maxReceiving) return refused(503, { values, message: m.import_others_receiving() });
  receiving += 1;
  try {
    return await send(
      event,
      importsContract.upload,
      { query },
      { upload: file.content, timeoutMs: uploadMs },
    );
  } catch (cause) {
    // The call only says that it failed; the file says whether its sender did.
    const fault = file.fault();
    if (fault) throw fault;
    return refuse(cause, values, event.locals.requestId);
  } finally {
    receiving -= 1;
  }
}

export const actions: Actions = {
  default: async (event) => {
    requireSignIn(event);
    const sent = await receive(event).catch((cause: unknown) => {
      if (cause instanceof StreamedFormError) return refusedFor(cause);
      throw cause;
    });
    if (!('batchId' in sent)) return sent;
    redirect(303, href(paths.desk.imports.show(sent.batchId)) + (sent.repeated ? '?repeated=1' : ''));
  },
};
