import type { RequestEvent } from '@sveltejs/kit';
import { publicRoutes } from './personal.ts';

/** So long a page that says the same to everybody is given again: less than any clock on it tells. */
const keptMs = 1_000;
/** Addresses that are kept at once; whoever asks for ever new ones pushes out the oldest. */
const mostPages = 500;

interface Kept {
  readonly body: ArrayBuffer;
  readonly headers: Headers;
}

interface Entry {
  /** When it is drawn anew; not while it is being drawn, so that a crowd waits for one drawing. */
  until: number;
  /** Null where the answer was for who asked alone. */
  readonly page: Promise<Kept | null>;
}

let entries = new Map<string, Entry>();

/** After something was changed through this process: whoever looks now sees it. What is being drawn is not kept. */
export function forgetPages(): void {
  entries = new Map();
}

/**
 * Answers with a page of this second where it says the same to everybody, so that a crowd at one address costs one
 * drawing a second. Anything but a whole page without cookies is given to who asked alone.
 */
export async function sharedPage(event: RequestEvent, draw: () => Promise<Response>): Promise<Response> {
  if (!isShared(event)) return draw();
  const key = `${event.locals.theme} ${event.url.pathname}${event.url.search}`;
  const known = entries.get(key);
  if (known && known.until > performance.now()) {
    const kept = await known.page;
    return kept ? answerOf(kept) : draw();
  }
  const startedAt = performance.now();
  const drawn = draw();
  const entry: Entry = { until: Infinity, page: drawn.then(keep) };
  remember(key, entry);
  let kept: Kept | null = null;
  try {
    kept = await entry.page;
  } finally {
    entry.until = kept ? startedAt + keptMs : 0;
  }
  return kept ? answerOf(kept) : drawn;
}

/** Whether every visitor would be shown the same: a public page, asked for by a browser that we know nothing of. */
function isShared({ cookies, isDataRequest, request, route }: RequestEvent): boolean {
  return (
    request.method === 'GET' &&
    !isDataRequest &&
    route.id !== null &&
    publicRoutes.has(route.id) &&
    cookies.getAll().every(({ name }) => name === 'theme')
  );
}

function remember(key: string, entry: Entry): void {
  entries.delete(key);
  const [oldest] = entries.keys();
  if (oldest !== undefined && entries.size >= mostPages) entries.delete(oldest);
  entries.set(key, entry);
}

async function keep(response: Response): Promise<Kept | null> {
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
  if (response.status !== 200 || !isPage || response.headers.has('set-cookie')) return null;
  return { body: await response.arrayBuffer(), headers: response.headers };
}

/** Headers of its own, since each answer gets its request's id. */
const answerOf = ({ body, headers }: Kept): Response => new Response(body, { headers: new Headers(headers) });
