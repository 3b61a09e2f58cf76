import { identity } from '@hamyar/contracts';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { read } from '#lib/server/api.ts';
import { requireSignIn } from '#lib/server/guard.ts';
import { keptFormOf } from '#lib/server/kept-form.ts';
import { homeOf } from '#lib/viewer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireSignIn(event);
  const keptFormId = keptFormOf(event);
  if (!keptFormId) redirect(303, href(homeOf[event.locals.viewer.role]));
  const { path, fields } = await read(event, identity.showKeptForm, { params: { keptFormId } });
  // What comes after the question mark names the action; the page itself is before it.
  return { action: path, page: path.split('?', 1)[0] ?? '/', fields };
};
