import type { z } from 'zod';
import { type Answer, type CallInput, type Endpoint } from './endpoint.ts';
import { type ErrorBody, errorBody, type fileAnswer } from './shared.ts';
import { callTimeoutMs } from './time-limits.ts';

/** A call that the server refused, carrying its error body. */
export class CallError extends Error {
  readonly status: number;
  readonly body: ErrorBody;

  constructor(status: number, body: ErrorBody) {
    super(`${status} ${body.code} ${body.reason}`);
    this.name = 'CallError';
    this.status = status;
    this.body = body;
  }
}

const entriesOf = (input: unknown): [string, unknown][] =>
  typeof input === 'object' && input !== null ? Object.entries<unknown>({ ...input }) : [];

const readAnswer = <Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> =>
  schema.parse(json);

/** Fills `:name` parameters and appends the query; values are percent-encoded. */
export function urlOf(endpoint: Endpoint, input: { params?: unknown; query?: unknown }): string {
  const params = new Map(entriesOf(input.params));
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params.get(name) ?? '')),
  );
  const search = new URLSearchParams();
  for (const [key, value] of entriesOf(input.query)) {
    if (value !== undefined && value !== null) search.set(key, String(value));
  }
  const tail = search.toString();
  return tail ? `${path}?${tail}` : path;
}

/**
 * Calls an endpoint over any fetch. Times out after `timeoutMs` (`callTimeoutMs` unless told). For an upload route, `upload` is
 * the file, sent as it streams.
 * @throws CallError when the server answers with an error body; TypeError when it cannot be reached or its answer breaks off.
 */
export async function call<E extends Endpoint>(
  fetchAt: (path: string, init: RequestInit) => Promise<Response>,
  endpoint: E,
  input: CallInput<E> = {},
  options: { headers?: Record<string, string>; timeoutMs?: number; upload?: ReadableStream<Uint8Array> } = {},
): Promise<Answer<E>> {
  const hasBody = endpoint.method !== 'GET';
  const contentType = options.upload ? 'application/octet-stream' : 'application/json';
  const response = await fetchAt(urlOf(endpoint, input), {
    method: endpoint.method,
    headers: {
      accept: 'application/json',
      ...(hasBody ? { 'content-type': contentType } : {}),
      ...options.headers,
    },
    ...(options.upload ? { body: options.upload, duplex: 'half' } : {}),
    ...(hasBody && !options.upload ? { body: JSON.stringify(input.body ?? {}) } : {}),
    signal: AbortSignal.timeout(options.timeoutMs ?? callTimeoutMs),
  });
  const json: unknown = await response.json().catch((cause: unknown) => {
    // Half an answer of one that began well is no answer: whoever sent it is away.
    if (response.ok) throw new TypeError('the answer broke off', { cause });
    return null;
  });
  if (response.ok) return readAnswer<E['response'][200]>(endpoint.response[200], json);
  throw refusedWith(response.status, json);
}

function refusedWith(status: number, json: unknown): CallError {
  const parsed = errorBody.safeParse(json);
  return new CallError(
    status,
    parsed.success
      ? parsed.data
      : { code: 'internal', reason: 'internal', params: {}, fields: [], requestId: '-' },
  );
}

/** An endpoint that answers with a file. */
type FileEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType, { readonly 200: typeof fileAnswer }>;

/**
 * Asks for a file over any fetch; its bytes are still on their way when this returns.
 * @throws CallError when the server answers with an error body; TypeError when it cannot be reached.
 */
export async function callForFile<E extends FileEndpoint>(
  fetchAt: (path: string, init: RequestInit) => Promise<Response>,
  endpoint: E,
  input: CallInput<E> = {},
  options: { headers?: Record<string, string> } = {},
): Promise<Response> {
  const response = await fetchAt(urlOf(endpoint, input), {
    method: endpoint.method,
    headers: options.headers ?? {},
    signal: AbortSignal.timeout(callTimeoutMs),
  });
  if (response.ok) return response;
  throw refusedWith(response.status, await response.json().catch(() => null));
}
