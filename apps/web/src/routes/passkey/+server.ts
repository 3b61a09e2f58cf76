import { type Answer, authenticators, CallError } from '@hamyar/contracts';
import { error, json, type RequestEvent } from '@sveltejs/kit';
import { send } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

type Question = Answer<typeof authenticators.beginSignIn>;

const asked: Readonly<Record<string, (event: RequestEvent) => Promise<Question>>> = {
  'sign-in': (event) => send(event, authenticators.beginSignIn),
  confirm: (event) => send(event, authenticators.beginConfirmation),
  add: (event) => send(event, authenticators.beginPasskey),
};

/** What a passkey is asked, for the script of the form that it fills in. */
export const POST: RequestHandler = async (event) => {
  const use = String((await event.request.formData()).get('use'));
  const ask = asked[use];
  if (!ask) error(404);
  try {
    return json(await ask(event));
  } catch (cause) {
    if (cause instanceof CallError) error(cause.status >= 400 ? cause.status : 500, cause.body.reason);
    throw cause;
  }
};
