import { identity } from '@hamyar/contracts';
import { error, redirect } from '@sveltejs/kit';
import { send } from '#lib/server/api.ts';
import { forgetAskedCode } from '#lib/server/asked-code.ts';
import { forgetKeptForm } from '#lib/server/kept-form.ts';
import { isAway } from '#lib/server/service-away.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
  try {
    await send(event, identity.signOut);
  } catch (cause) {
    // A session that could not be ended must not look as if it were.
    if (!isAway(cause)) throw cause;
    event.locals.isAway = true;
    error(503);
  }
  event.cookies.delete('role', { path: '/' });
  forgetKeptForm(event);
  forgetAskedCode(event);
  redirect(303, '/');
};
