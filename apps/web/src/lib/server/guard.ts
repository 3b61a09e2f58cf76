import { redirect, type RequestEvent } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';

/** Sends visitors to sign in and back. What a signed-in person may see is for the API to say. */
export function requireSignIn(event: Pick<RequestEvent, 'locals' | 'url'>): void {
  if (event.locals.viewer.role !== 'visitor') return;
  redirect(303, href(paths.signIn.mobile({ next: event.url.pathname + event.url.search })));
}
