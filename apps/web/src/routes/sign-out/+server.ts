import { identity } from '@hamyar/contracts';
import { redirect } from '@sveltejs/kit';
import { send } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
  await send(event, identity.signOut);
  event.cookies.delete('role', { path: '/' });
  redirect(303, '/');
};
