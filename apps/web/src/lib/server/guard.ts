import { redirect, type RequestEvent } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths, type SitePath } from '#lib/paths.ts';

type Asking = Pick<RequestEvent, 'locals' | 'url'>;

/** Sends visitors to sign in and back. What a signed-in person may see is for the API to say. */
export function requireSignIn(event: Asking): void {
  if (event.locals.viewer.role !== 'visitor') return;
  redirect(303, href(paths.signIn.mobile({ next: addressOf(event) })));
}

/** The same for pages of offices, and sends on whoever holds one that their session does not open. */
export function requireOffice(event: Asking): void {
  requireSignIn(event);
  const { withheld } = event.locals.viewer;
  if (withheld) redirect(303, href(wayOpen[withheld]({ next: addressOf(event) })));
}

const addressOf = ({ url }: Pick<RequestEvent, 'url'>): string => url.pathname + url.search;

type Way = (query: { next: string | null }) => SitePath;
const confirming: Way = (query) => paths.me.confirm(query);

/** Where an office that is not open opens. */
export const wayOpen: Readonly<Record<'prove' | 'enrol', Way>> = {
  prove: confirming,
  enrol: (query) => paths.me.security(query),
};

/** Where somebody goes on who was refused for how they signed in; null for what was refused for another reason. */
export function wayOn(reason: string): Way | null {
  if (reason === 'access.enrol_first') return wayOpen.enrol;
  return confirmable.has(reason) ? confirming : null;
}
const confirmable = new Set(['access.confirm_first', 'access.prove_first', 'authenticator.confirm_first']);
