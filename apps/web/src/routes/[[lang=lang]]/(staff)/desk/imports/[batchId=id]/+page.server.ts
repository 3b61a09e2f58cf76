import { imports } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { error, redirect } from '@sveltejs/kit';
import { isWorking } from '#lib/features/desk/imports/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { askedNumber } from '#lib/server/asked-number.ts';
import { messageOf, refuse, submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const rowsShown = 50;

export const load: PageServerLoad = async (event) => {
  const params = { batchId: event.params.batchId };
  const batch = await read(event, imports.show, { params });
  const afterRow = askedNumber(event.url.searchParams, 'after') ?? 0;
  const rejected =
    batch.rejectedRows && !isWorking(batch.state)
      ? await read(event, imports.listRejectedRows, { params, query: { afterRow, limit: rowsShown } })
      : { items: [], next: null };
  return {
    batch,
    rejected,
    afterRow,
    isRepeated: event.url.searchParams.has('repeated'),
    failure: batch.failure ? messageOf({ code: 'invalid', reason: batch.failure.reason, params: {} }) : null,
    breadcrumb: [
      { label: m.desk_title(), href: href(paths.desk.home()) },
      { label: m.imports_title(), href: href(paths.desk.imports.list()) },
      { label: batch.fileName },
    ],
  };
};

const here = (event: RequestEvent) => href(paths.desk.imports.show(event.params.batchId));

/**
 * Fields of the correction form: `column-amount` holds a column number, `none`, or nothing for «as it was»;
 * `status-0` what `word-0` of the status column means, `same-12` whether row 12 is a gift that is there.
 */
function answersIn(form: FormData) {
  const mapping: Record<string, number | null> = {};
  const statuses: Record<string, string> = {};
  const sameRows: Record<string, string> = {};
  for (const [name, value] of form) {
    const word = name.startsWith('status-') ? form.get(name.replace('status', 'word')) : null;
    if (typeof word === 'string' && typeof value === 'string' && value !== '') statuses[word] = value;
    const row = /^same-(\d+)$/.exec(name)?.[1];
    if (row !== undefined && typeof value === 'string' && value !== '') sameRows[row] = value;
    const field = /^column-(\w+)$/.exec(name)?.[1];
    if (field === undefined || typeof value !== 'string' || value === '') continue;
    mapping[field] = value === 'none' ? null : Number(value);
  }
  const input: Record<string, unknown> = { mapping };
  for (const name of ['version', 'unit', 'kind', 'provinceCode', 'countyCode', 'hiddenRows'])
    if (form.get(name)) input[name] = form.get(name);
  if (Object.keys(statuses).length > 0) input['statuses'] = statuses;
  const others = form.get('sameOthers') || undefined;
  if (others !== undefined || Object.keys(sameRows).length > 0)
    input['sameGifts'] = { rows: sameRows, ...(others && { others }) };
  if (form.get('sheet')) input['sheet'] = Number(form.get('sheet'));
  const parsed = imports.answer.body.safeParse(input);
  // The page offers nothing that does not fit: whoever sends it did not use the page.
  if (!parsed.success) error(400);
  return parsed.data;
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
    return act(event, (params) => send(event, imports.answer, { params, body }), here(event));
  },
  commit: (event) =>
    submit(event, imports.commit.body, async (body) => {
      await send(event, imports.commit, { params: event.params, body });
      redirect(303, here(event));
    }),
  discard: (event) =>
    submit(event, imports.discard.body, async (body) => {
      await send(event, imports.discard, { params: event.params, body });
      redirect(303, href(paths.desk.imports.list()));
    }),
};
