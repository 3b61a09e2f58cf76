import { answerImport, commitImport, discardImport, getImport, listRejectedRows } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { isWorking } from '#lib/features/desk/imports/words.ts';
import { href } from '#lib/locale.ts';
import { read, send } from '#lib/server/api.ts';
import { messageOf, refuse, submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const rowsShown = 50;

export const load: PageServerLoad = async (event) => {
  const params = { batchId: event.params.batchId };
  const batch = await read(event, getImport, { params });
  const afterRow = Number(event.url.searchParams.get('after') ?? 0) || 0;
  const rejected =
    batch.rejectedRows && !isWorking(batch.state)
      ? await read(event, listRejectedRows, { params, query: { afterRow, limit: rowsShown } })
      : { items: [], next: null };
  return {
    batch,
    rejected,
    afterRow,
    isRepeated: event.url.searchParams.has('repeated'),
    failure: batch.failure ? messageOf({ code: 'invalid', reason: batch.failure.reason, params: {} }) : null,
    breadcrumb: [
      { label: m.desk_title(), href: href('/desk') },
      { label: m.imports_title(), href: href('/desk/imports') },
      { label: batch.fileName },
    ],
  };
};

const here = (event: RequestEvent) => href(`/desk/imports/${event.params.batchId}`);

/**
 * Fields of the correction form: `column-amount` holds a column number, `none`, or nothing for «as it was»;
 * `status-0` what `word-0` of the status column means.
 */
function answersIn(form: FormData) {
  const mapping: Record<string, number | null> = {};
  const statuses: Record<string, string> = {};
  for (const [name, value] of form) {
    const word = name.startsWith('status-') ? form.get(name.replace('status', 'word')) : null;
    if (typeof word === 'string' && typeof value === 'string' && value !== '') statuses[word] = value;
    const field = /^column-(\w+)$/.exec(name)?.[1];
    if (field === undefined || typeof value !== 'string' || value === '') continue;
    mapping[field] = value === 'none' ? null : Number(value);
  }
  const input: Record<string, unknown> = { mapping };
  for (const name of ['version', 'unit', 'kind', 'provinceCode'])
    if (form.get(name)) input[name] = form.get(name);
  if (Object.keys(statuses).length > 0) input['statuses'] = statuses;
  if (form.get('sheet')) input['sheet'] = Number(form.get('sheet'));
  return answerImport.body.parse(input);
}

async function act(
  event: RequestEvent,
  work: (params: { batchId: string }) => Promise<unknown>,
  then: string,
) {
  try {
    await work({ batchId: event.params.batchId });
  } catch (cause) {
    return refuse(cause, {}, event.locals.requestId);
  }
  redirect(303, then);
}

export const actions: Actions = {
  answer: async (event) => {
    const body = answersIn(await event.request.formData());
    return act(event, (params) => send(event, answerImport, { params, body }), here(event));
  },
  commit: (event) =>
    submit(event, commitImport.body, async (body) => {
      await send(event, commitImport, { params: event.params, body });
      redirect(303, here(event));
    }),
  discard: (event) =>
    submit(event, discardImport.body, async (body) => {
      await send(event, discardImport, { params: event.params, body });
      redirect(303, href('/desk/imports'));
    }),
};
