import { API_URL, ORIGIN } from '$app/env/private';
import { type Answer, call, callForFile, CallError, type CallInput, type Endpoint } from '@hamyar/contracts';
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { fetchPatiently } from './fetch-patiently.ts';
import { messageOf } from './form.ts';
import { wayOn } from './guard.ts';
import { isAway } from './service-away.ts';
import { parseSetCookie } from './set-cookie.ts';
import { forgetPages } from './shared-page.ts';

const asIs = (text: string) => text;

/** What the API must know of the browser behind this request. Cookies are read after earlier answers set theirs. */
function forwardedHeaders(event: RequestEvent): Record<string, string> {
  const cookies = event.cookies.getAll({ decode: asIs }).map(({ name, value }) => `${name}=${value}`);
  return {
    cookie: cookies.join('; '),
    'x-request-id': event.locals.requestId,
    'x-forwarded-for': event.getClientAddress(),
    'x-forwarded-proto': (ORIGIN || event.url.origin).split(':', 1)[0] ?? 'https',
    // The API takes writes from our own origin alone; hooks.server.ts has already refused the browser's foreign ones.
    origin: ORIGIN || event.url.origin,
    'accept-language': event.locals.locale,
    'user-agent': event.request.headers.get('user-agent') ?? '',
  };
}

/** Passes the API's cookies on to the browser; the domain is ours, not the internal one. */
function returnCookies(event: RequestEvent, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const cookie = parseSetCookie(line);
    if (cookie) event.cookies.set(cookie.name, cookie.value, { ...cookie.options, encode: asIs });
  }
}

/**
 * Calls an endpoint as the person behind the request: their cookies go along, the API's come back.
 * For form actions. @throws CallError when the API refuses; TypeError or TimeoutError when it cannot be reached.
 */
export async function send<E extends Endpoint>(
  event: RequestEvent,
  endpoint: E,
  input: CallInput<E> = {},
  options: { headers?: Record<string, string>; timeoutMs?: number; upload?: ReadableStream<Uint8Array> } = {},
): Promise<Answer<E>> {
  const fetchAt = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await fetchPatiently(API_URL + path, { ...init, redirect: 'manual' });
    returnCookies(event, response);
    return response;
  };
  const headers = { ...forwardedHeaders(event), ...options.headers };
  const answer = await call(fetchAt, endpoint, input, { ...options, headers });
  // Signing in changes nothing that pages say to everybody.
  if (endpoint.method !== 'GET' && !endpoint.id.startsWith('identity.')) forgetPages();
  return answer;
}

/**
 * Calls an endpoint for a page to show. For `load`: a refusal becomes the fitting page of ours
 * (sign in, 403, 404, 503).
 */
export async function read<E extends Endpoint>(
  event: RequestEvent,
  endpoint: E,
  input: CallInput<E> = {},
  options: { timeoutMs?: number } = {},
): Promise<Answer<E>> {
  return orPage(event, send(event, endpoint, input, options));
}

/** Passes a file of the API on as it comes, with the headers that keep it from being shown in place. */
export async function passOn(
  event: RequestEvent,
  endpoint: Parameters<typeof callForFile>[1],
  input: CallInput<Endpoint>,
): Promise<Response> {
  const fetchAt = (path: string, init: RequestInit) =>
    fetchPatiently(API_URL + path, { ...init, redirect: 'manual' });
  const file = await orPage(
    event,
    callForFile(fetchAt, endpoint, input, { headers: forwardedHeaders(event) }),
  );
  const headers = new Headers();
  for (const name of passedHeaders) headers.set(name, file.headers.get(name) ?? '');
  return new Response(file.body, { headers });
}

/** Passes a picture on to be shown wherever its address is told: for good, since the address names its version. */
export async function passPicture(
  event: RequestEvent,
  endpoint: Parameters<typeof callForFile>[1],
  input: CallInput<Endpoint>,
): Promise<Response> {
  const tag = `"${event.url.pathname}"`;
  const headers = { 'cache-control': 'public, max-age=31536000, immutable', etag: tag };
  if (event.request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers });
  const passed = await passOn(event, endpoint, input);
  return new Response(passed.body, {
    headers: { ...headers, 'content-type': passed.headers.get('content-type') ?? '' },
  });
}

const passedHeaders = [
  'content-type',
  'content-length',
  'content-disposition',
  'content-security-policy',
  'cross-origin-resource-policy',
];

/** Reasons that say no more than the page of their status, which says where to go as well. */
const general: readonly string[] = ['input.invalid', 'access.out_of_scope'];

/** What a refusal says of itself and its cure, for the page that takes the place of the one that was asked for. */
const sentenceOf = ({ status, body }: CallError): string | undefined =>
  status < 500 && status !== 429 && !general.includes(body.reason) ? messageOf(body) : undefined;

/** An answer, or the fitting page of ours for a refusal. */
async function orPage<Answered>(event: RequestEvent, asked: Promise<Answered>): Promise<Answered> {
  try {
    return await asked;
  } catch (cause) {
    if (!(cause instanceof CallError)) {
      if (!isAway(cause)) throw cause;
      event.locals.isAway = true;
      error(503);
    }
    if (cause.body.code === 'unauthenticated') {
      redirect(303, href(paths.signIn.mobile({ next: event.url.pathname + event.url.search })));
    }
    const way = wayOn(cause.body.reason);
    if (way) redirect(303, href(way({ next: event.url.pathname + event.url.search })));
    event.locals.isAway = isAway(cause);
    event.locals.said = sentenceOf(cause);
    error(cause.status >= 400 ? cause.status : 500, cause.body.reason);
  }
}
