import { identity } from '@hamyar/contracts';
import type { RequestEvent } from '@sveltejs/kit';
import { send } from './api.ts';
import { ownCookie } from './own-cookie.ts';

const cookieName = 'kept_form';
const keptSeconds = 1_800;

/** The id of the form that this browser has kept, if any. */
export const keptFormOf = (event: Pick<RequestEvent, 'cookies'>): string | undefined =>
  event.cookies.get(cookieName);

/** Forgets it: it was sent, or let be. */
export function forgetKeptForm(event: Pick<RequestEvent, 'cookies'>): void {
  event.cookies.delete(cookieName, { path: '/' });
}

/** The fields of a posted form that are text; files go through routes of their own. */
export async function postedFields(request: Request): Promise<[name: string, value: string][]> {
  const form = await request.clone().formData();
  return [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
}

/**
 * Keeps what somebody posted to a page that needs a session, when theirs had ended.
 * @returns whether it is kept; if not, nothing is lost but what they typed
 */
export async function keepPostedForm(event: RequestEvent, request: Request): Promise<boolean> {
  const path = event.url.pathname + event.url.search;
  const { keptFormId } = await send(event, identity.keepForm, {
    body: { path, fields: await postedFields(request) },
  });
  if (!keptFormId) return false;
  event.cookies.set(cookieName, keptFormId, {
    ...ownCookie,
    maxAge: keptSeconds,
  });
  return true;
}
