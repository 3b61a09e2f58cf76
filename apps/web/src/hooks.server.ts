import { AsyncLocalStorage } from 'node:async_hooks';
import { FORM_ACTION_ORIGINS, ORIGIN } from '$app/env/private';
import { direction, splitPath, type Locale } from '@hamyar/i18n';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { href, setLocaleSource } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { keepsForm } from '#lib/server/after-showing.ts';
import { awayPage } from '#lib/server/away-page.ts';
import { forgetKeptForm, keepPostedForm, keptFormOf, postedFields } from '#lib/server/kept-form.ts';
import { isForeignWrite } from '#lib/server/origin.ts';
import { isPersonal, needsSession } from '#lib/server/personal.ts';
import { takeForm } from '#lib/server/posted-form.ts';
import { foreignPage, refusalPage } from '#lib/server/refusal-page.ts';
import { isAway, ServiceAway } from '#lib/server/service-away.ts';
import { sharedPage } from '#lib/server/shared-page.ts';
import { isStreamed } from '#lib/server/streamed-form.ts';
import { viewerOf } from '#lib/server/viewer.ts';
import { visitor } from '#lib/viewer.ts';

type Resolve = Parameters<Handle>[0]['resolve'];

const requestLocale = new AsyncLocalStorage<Locale>();
setLocaleSource(() => requestLocale.getStore() ?? 'fa');

const idShape = /^[\w-]{8,64}$/;

/** What kit leaves for a script of a style that stands in the page already; no script ever comes. */
const spentSheets = /\s*<link [^>]*rel="stylesheet" disabled[^>]*>/g;

/** The proxy's request id when it is sane, so that one id follows a request through every log. */
function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id') ?? '';
  return idShape.test(given) ? given : crypto.randomUUID();
}

function themeOf(cookie: string | undefined): App.Locals['theme'] {
  return cookie === 'light' || cookie === 'dark' ? cookie : 'auto';
}

/** Headers the page policy of kit does not write. */
function secure(headers: Headers, requestId: string): void {
  headers.set('x-request-id', requestId);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'strict-origin-when-cross-origin');
  headers.set('permissions-policy', 'camera=(self), geolocation=(self), microphone=(), payment=()');
  headers.set('cross-origin-opener-policy', 'same-origin');
  // A second policy adds to kit's own: both must allow. Browsers also apply it to where a posted form redirects.
  headers.append('content-security-policy', `form-action 'self' ${FORM_ACTION_ORIGINS}`.trim());
}

/** What the person behind a request is told when they cannot be asked who they are, or their page cannot be drawn. */
async function away(event: RequestEvent, posted: Request): Promise<Response> {
  const isForm = posted.method === 'POST' && !isStreamed(event.route.id, posted);
  return awayPage({
    locale: event.locals.locale,
    // Two slashes would lead to another site.
    address: event.url.pathname.replace(/^[/\\]+/, '/') + event.url.search,
    fields: isForm ? await postedFields(posted) : null,
    requestId: event.locals.requestId,
  });
}

/** Sends somebody to sign in whose session ended while they wrote, with what they wrote kept. */
async function signInFirst(event: RequestEvent, posted: Request): Promise<Response> {
  let isKept: boolean;
  try {
    isKept = await keepPostedForm(event, await postedFields(posted));
  } catch (cause) {
    // Then the page itself keeps it.
    if (isAway(cause)) return away(event, posted);
    throw cause;
  }
  const next = isKept ? null : event.url.pathname;
  redirect(303, href(paths.signIn.mobile({ next, kept: isKept ? 1 : null })));
}

/** Answers a request whose form is in hand. */
async function answer(event: RequestEvent, posted: Request, resolve: Resolve): Promise<Response> {
  const { locals } = event;
  try {
    locals.viewer = await viewerOf(event);
  } catch (cause) {
    if (!(cause instanceof ServiceAway)) throw cause;
    return away(event, posted);
  }
  const isPost = posted.method === 'POST';
  if (isPost && locals.viewer.role === 'visitor' && needsSession(event.route.id))
    return isStreamed(event.route.id, posted)
      ? resolve({ ...event, request: posted })
      : signInFirst(event, posted);
  if (isPost && needsSession(event.route.id) && !keepsForm(event.route.id) && keptFormOf(event))
    forgetKeptForm(event);
  const typed = isPost && !isStreamed(event.route.id, posted) ? posted.clone() : null;
  const response = await resolve(
    { ...event, request: posted },
    {
      transformPageChunk: ({ html }) =>
        html
          .replace('%lang%', locals.locale)
          .replace('%dir%', direction(locals.locale))
          .replace('%theme%', locals.theme)
          .replace(spentSheets, ''),
    },
  );
  return typed && locals.isAway ? away(event, typed) : response;
}

export const handle: Handle = async ({ event, resolve }) => {
  const { locale } = splitPath(event.url.pathname);
  const { locals } = event;
  locals.locale = locale;
  locals.requestId = requestIdOf(event.request);
  locals.theme = themeOf(event.cookies.get('theme'));
  locals.viewer = visitor;
  locals.keepForm = (fields) => keepPostedForm(event, fields);
  return requestLocale.run(locale, async () => {
    const response = await sharedPage(event, () => guarded(event, resolve));
    secure(response.headers, locals.requestId);
    if (isPersonal(event.route.id, locals.viewer.role)) response.headers.set('cache-control', 'no-store');
    if (response.status === 503 && !response.headers.has('retry-after'))
      response.headers.set('retry-after', '5');
    return response;
  });
};

async function guarded(event: RequestEvent, resolve: Resolve): Promise<Response> {
  const { locale } = event.locals;
  if (isForeignWrite(event.request, event.url, ORIGIN))
    return foreignPage(locale, ORIGIN || event.url.origin);
  // A name that no form of ours may have, and on which the framework stumbles.
  if (
    event.request.method === 'POST' &&
    [...event.url.searchParams.keys()].some((key) => key.slice(1) === 'default')
  )
    return refusalPage('unreadable', locale);
  // Before anybody is asked who this is: a refusal costs nothing.
  const taken = isStreamed(event.route.id, event.request) ? event.request : await takeForm(event.request);
  return typeof taken === 'string' ? refusalPage(taken, locale) : answer(event, taken, resolve);
}

export const handleError: HandleServerError = ({ kind, error, event }) => {
  const code = event.locals.requestId;
  if (kind === 'unknown') {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    // The route and not the address, which may hold the key of a pledge or the code of a receipt.
    const line = { level: 50, msg: 'page failed', requestId: code, route: event.route.id, err: text };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  }
  const { said } = event.locals;
  return said === undefined ? { code } : { code, said };
};
