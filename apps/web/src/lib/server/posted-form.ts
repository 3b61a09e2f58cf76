/** Our largest form, a need with its description in Persian, is a quarter of this. */
export const maxFormBytes = 64 * 1024;
/** Our longest form ticks a hundred proposals. */
export const maxFormFields = 200;

/** Why a posted form was not taken. */
export type FormProblem = 'too_large' | 'too_many_fields' | 'unreadable';

/**
 * Reads a posted form once and not further than our largest form could reach, so that nobody's body makes us work or
 * keep more than that. What says at once that it is larger is not read at all.
 * @returns the same request with its body in hand, or what is wrong with it
 */
export async function takeForm(request: Request): Promise<Request | FormProblem> {
  if (request.body === null) return request;
  if (Number(request.headers.get('content-length') ?? 0) > maxFormBytes) return 'too_large';
  const body = await readAtMost(request.body, maxFormBytes);
  if (!body) return 'too_large';
  const { url, method, headers, signal } = request;
  const taken = new Request(url, { method, headers, signal, body });
  // Nothing at all is a form without fields; what calls itself something else is none.
  if (body.length === 0 && !headers.has('content-type')) return taken;
  const form = await taken
    .clone()
    .formData()
    .catch(() => null);
  if (!form) return 'unreadable';
  return [...form.keys()].length > maxFormFields ? 'too_many_fields' : taken;
}

/** The whole of a stream, or null as soon as it is longer. The rest is left to whoever owns the connection. */
async function readAtMost(
  stream: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > maxBytes) return null;
      chunks.push(next.value);
    }
  } finally {
    // Cancelling would close the connection under the answer that says why.
    reader.releaseLock();
  }
  return new Uint8Array(Buffer.concat(chunks));
}
