import { FORM_ACTION_ORIGINS } from '$app/env/private';
import { redirect } from '@sveltejs/kit';

/** Sends the browser to the bank's page; only to an origin that the content policy lets a form lead to. */
export function redirectToGateway(url: string): never {
  redirect(303, url, { external: FORM_ACTION_ORIGINS.split(/\s+/).filter(Boolean) });
}
