import { AsyncLocalStorage } from 'node:async_hooks';
import { FORM_ACTION_ORIGINS, ORIGIN } from '$app/env/private';
import { direction, splitPath, type Locale } from '@hamyar/i18n';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { setLocaleSource } from '#lib/locale.ts';
import { isForeignWrite } from '#lib/server/origin.ts';
import { takeForm } from '#lib/server/posted-form.ts';
import { refusalPage } from '#lib/server/refusal-page.ts';
import { streamedRoute } from '#lib/server/streamed-form.ts';
import { viewerOf } from '#lib/server/viewer.ts';

const requestLocale = new AsyncLocalStorage<Locale>();
setLocaleSource(() => requestLocale.getStore() ?? 'fa');

const idShape = /^[\w-]{8,64}$/;

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

export const handle: Handle = async ({ event, resolve }) => {
  if (isForeignWrite(event.request, event.url, ORIGIN)) {
    return new Response('This form was posted from another site', { status: 403 });
  }
  const { locale } = splitPath(event.url.pathname);
  const { locals } = event;
  locals.locale = locale;
  locals.requestId = requestIdOf(event.request);
  locals.theme = themeOf(event.cookies.get('theme'));
  return requestLocale.run(locale, async () => {
    // Before anybody is asked who this is: a refusal costs nothing.
    const taken = event.route.id === streamedRoute ? event.request : await takeForm(event.request);
    if (typeof taken === 'string') {
      const refused = refusalPage(taken, locale);
      secure(refused.headers, locals.requestId);
      return refused;
    }
    locals.viewer = await viewerOf(event);
    const response = await resolve(
      { ...event, request: taken },
      {
        transformPageChunk: ({ html }) =>
          html.replace('%lang%', locale).replace('%dir%', direction(locale)).replace('%theme%', locals.theme),
      },
    );
    secure(response.headers, locals.requestId);
    return response;
  });
};

export const handleError: HandleServerError = ({ kind, error, event }) => {
  const code = event.locals.requestId;
  if (kind === 'unknown') {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const line = { level: 50, msg: 'page failed', requestId: code, path: event.url.pathname, err: text };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  }
  return { code };
};
