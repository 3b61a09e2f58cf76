import { type Answer, identity } from '@hamyar/contracts';
import { error, redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { send } from '#lib/server/api.ts';
import { requireSignIn } from '#lib/server/guard.ts';
import { forgetKeptForm, keptFormOf } from '#lib/server/kept-form.ts';
import { isAway } from '#lib/server/service-away.ts';
import { homeOf } from '#lib/viewer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireSignIn(event);
  const keptFormId = keptFormOf(event);
  if (!keptFormId) redirect(303, href(homeOf[event.locals.viewer.role]));
  let kept: Answer<typeof identity.showKeptForm>;
  try {
    kept = await send(event, identity.showKeptForm, { params: { keptFormId } });
  } catch (cause) {
    if (isAway(cause)) throw error(503);
    // Somebody else's who used this browser, or too old: it must not stand in the way.
    forgetKeptForm(event);
    redirect(303, href(homeOf[event.locals.viewer.role]));
  }
  const { path, fields } = kept;
  // What comes after the question mark names the action; the page itself is before it.
  return {
    action: path,
    page: path.split('?', 1)[0] ?? '/',
    fields,
    isConfirmed: event.url.searchParams.has('confirmed'),
  };
};
