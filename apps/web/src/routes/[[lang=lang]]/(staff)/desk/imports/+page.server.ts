import { importKind, listImports, uploadImport } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { fail, redirect } from '@sveltejs/kit';
import type { FormState } from '#lib/form.ts';
import { href } from '#lib/locale.ts';
import { read, send } from '#lib/server/api.ts';
import { refuse } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('after') ?? undefined;
  const imports = await read(event, listImports, { query: { limit: 20, ...(cursor && { cursor }) } });
  return {
    imports,
    isFirst: !cursor,
    breadcrumb: [{ label: m.desk_title(), href: href('/desk') }, { label: m.imports_title() }],
  };
};

const uploadMs = 120_000;

const tooLarge = (): FormState => ({
  values: {},
  errors: { file: m.error_input_too_large() },
  message: null,
  code: null,
});

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData().catch(() => null);
    // Nothing but its size makes the body of our own form unreadable.
    if (!form) return fail(413, tooLarge());
    const text = (name: string): string => String(form.get(name) ?? '');
    const kind = importKind.safeParse(text('kind'));
    const file = form.get('file');
    const errors: Record<string, string> = {};
    if (!kind.success) errors['kind'] = m.form_required();
    if (!(file instanceof File) || file.size === 0) errors['file'] = m.import_file_missing();
    const values = { kind: text('kind'), provinceCode: text('provinceCode') };
    if (!kind.success || !(file instanceof File) || Object.keys(errors).length > 0) {
      return fail(400, { values, errors, message: null, code: null });
    }
    const provinceCode = values.provinceCode || undefined;
    const query = { kind: kind.data, fileName: file.name.slice(-200), ...(provinceCode && { provinceCode }) };
    const sent = await send(
      event,
      uploadImport,
      { query },
      { upload: file.stream(), timeoutMs: uploadMs },
    ).catch((cause: unknown) => refuse(cause, values, event.locals.requestId));
    if (!('batchId' in sent)) return sent;
    redirect(303, href(`/desk/imports/${sent.batchId}`) + (sent.repeated ? '?repeated=1' : ''));
  },
};
