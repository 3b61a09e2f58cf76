import { CallError, identity } from '@hamyar/contracts';
import type { RequestEvent } from '@sveltejs/kit';
import { send } from './api.ts';
import { type PostedFields, textFields } from './form-data.ts';
import { ownCookie } from './own-cookie.ts';
import { isAway } from './service-away.ts';

const cookieName = 'kept_form';
const keptSeconds = 1_800;

/** The id of the form that this browser has kept, if any. */
export const keptFormOf = (event: Pick<RequestEvent, 'cookies'>): string | undefined =>
  event.cookies.get(cookieName);

/** Forgets it: it was sent, or let be. */
export function forgetKeptForm(event: Pick<RequestEvent, 'cookies'>): void {
  event.cookies.delete(cookieName, { path: '/' });
}

/** The fields of a posted form that are text. */
export async function postedFields(request: Request): Promise<PostedFields> {
  return textFields(await request.clone().formData());
}

/**
 * Keeps what somebody posted to a page that needs a session, when theirs had ended or does not open it yet.
 * @returns whether it is kept; if not, nothing is lost but what they typed
 * @throws what `send` throws of an API that is away: then the page keeps it
 */
export async function keepPostedForm(event: RequestEvent, fields: PostedFields): Promise<boolean> {
  const keptFormId = await askToKeep(event, fields);
  if (!keptFormId) return false;
  event.cookies.set(cookieName, keptFormId, {
    ...ownCookie,
    maxAge: keptSeconds,
  });
  return true;
}

async function askToKeep(event: RequestEvent, fields: PostedFields): Promise<string | null> {
  const path = event.url.pathname + event.url.search;
  try {
    const { keptFormId } = await send(event, identity.keepForm, { body: { path, fields } });
    return keptFormId;
  } catch (cause) {
    // Nothing that a form of ours sends.
    if (cause instanceof CallError && !isAway(cause)) return null;
    throw cause;
  }
}
