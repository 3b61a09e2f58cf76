import { documents } from '@hamyar/contracts';
import { error } from '@sveltejs/kit';
import { currentLocale } from '#lib/locale.ts';
import { passOn } from '#lib/server/api.ts';
import { readFields } from '#lib/server/form-data.ts';
import type { RequestHandler } from './$types';

/** What the form above may ask for; what is left empty is left out. */
const asked = documents.printForm.query.extend(documents.printForm.params.shape);

/** A paper to be filled by hand; what was typed is in the address and on the paper, and nowhere else. */
export const GET: RequestHandler = (event) => {
  const typed = new FormData();
  for (const [name, value] of event.url.searchParams) if (value !== '') typed.set(name, value);
  const parsed = asked.safeParse({ ...readFields(typed).input, locale: currentLocale() });
  if (!parsed.success) error(400);
  const { form, ...query } = parsed.data;
  return passOn(event, documents.printForm, { params: { form }, query });
};
