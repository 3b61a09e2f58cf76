import type { RouteId } from '$app/types';
import { maxFormBytes, maxFormFields } from './posted-form.ts';

/** Pages with a form whose body is more than words. */
const streamedRoutes: ReadonlySet<RouteId | null> = new Set<RouteId>([
  '/[[lang=lang]]/(staff)/desk/imports',
  '/[[lang=lang]]/(staff)/desk/letters/[letterId=id]',
  '/[[lang=lang]]/(member)/me/licence',
  '/[[lang=lang]]/(member)/me/complaints',
  '/[[lang=lang]]/(public)/report/follow',
]);

/** Whether a request brings a file: hooks.server.ts leaves it to be read as it comes. */
export function isStreamed(routeId: RouteId | null, request: Request): boolean {
  const type = request.headers.get('content-type') ?? '';
  return request.method === 'POST' && streamedRoutes.has(routeId) && /^multipart\/form-data\b/i.test(type);
}

/** The file is larger than allowed, the words beside it are, or the form broke off. */
type StreamedFormProblem = 'too_large' | 'words_too_large' | 'broken';

/** Why a form with a file was not taken. */
export class StreamedFormError extends Error {
  readonly problem: StreamedFormProblem;

  constructor(problem: StreamedFormProblem) {
    super(`posted form: ${problem}`);
    this.problem = problem;
  }
}

export interface StreamedForm {
  /** Fields that stand before the file. */
  readonly fields: ReadonlyMap<string, string>;
  /** Null when none was chosen. */
  readonly file: StreamedFile | null;
}

export interface StreamedFile {
  readonly name: string;
  readonly content: ReadableStream<Uint8Array>;
  /** Why `content` broke off, for those whose reader does not pass its error on. */
  fault(): StreamedFormError | null;
}

/** Headers of one part: a file name of 255 characters, percent-encoded, is a third of this. */
const maxHeadBytes = 8 * 1024;
const lineEnd = Buffer.from('\r\n');
const headEnd = Buffer.from('\r\n\r\n');

/**
 * Reads a posted form whose file comes last: its fields at once, its file as it streams, never held whole. Written
 * after RFC 7578 as browsers send it; the body of a request is read no further than asked for.
 * @throws StreamedFormError
 */
export async function readStreamedForm(request: Request, maxFileBytes: number): Promise<StreamedForm> {
  if (Number(request.headers.get('content-length') ?? 0) > maxFileBytes + maxFormBytes)
    throw new StreamedFormError('too_large');
  const named = /^multipart\/form-data\b.*;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
    request.headers.get('content-type') ?? '',
  );
  const boundary = named?.[1] ?? named?.[2];
  if (!request.body || boundary === undefined) throw new StreamedFormError('broken');
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const source = sourceOf(request.body);
  // The first delimiter has no line before it.
  source.putBack(lineEnd);
  await source.until(delimiter, maxFormBytes);
  const fields = new Map<string, string>();
  for (let left = maxFormBytes; await hasPart(source);) {
    const { name, fileName } = await readHead(source);
    if (fileName !== null) {
      const file = fileName === '' ? null : fileAt(source, fileName, delimiter, maxFileBytes);
      return { fields, file };
    }
    const value = await source.until(delimiter, left);
    left -= value.length;
    fields.set(name, value.toString('utf8'));
    if (fields.size > maxFormFields) throw new StreamedFormError('words_too_large');
  }
  return { fields, file: null };
}

type Source = ReturnType<typeof sourceOf>;

/** Bytes of a body in the order they come. */
function sourceOf(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<void> => {
    const next = await reader.read().catch((cause: unknown) => {
      throw new StreamedFormError(isTooLarge(cause) ? 'too_large' : 'broken');
    });
    if (next.done) throw new StreamedFormError('broken');
    const { buffer, byteOffset, byteLength } = next.value;
    const come = Buffer.from(buffer, byteOffset, byteLength);
    held = held.length === 0 ? come : Buffer.concat([held, come]);
  };
  const take = (bytes: number): Buffer => {
    const taken = held.subarray(0, bytes);
    held = held.subarray(bytes);
    return taken;
  };
  return {
    putBack(bytes: Buffer) {
      held = Buffer.concat([bytes, held]);
    },
    /** Exactly so many bytes. */
    async exactly(bytes: number): Promise<Buffer> {
      while (held.length < bytes) await more();
      return take(bytes);
    },
    /** What stands before the mark, which is taken too. */
    async until(mark: Buffer, maxBytes: number): Promise<Buffer> {
      for (let from = 0; ;) {
        const at = held.indexOf(mark, from);
        if (at > maxBytes || (at < 0 && held.length > maxBytes + mark.length))
          throw new StreamedFormError('words_too_large');
        if (at >= 0) {
          const found = take(at);
          take(mark.length);
          return found;
        }
        from = Math.max(0, held.length - mark.length + 1);
        await more();
      }
    },
    /** The next bytes before the mark; `isLast` when the mark came and was taken. */
    async nextBefore(mark: Buffer): Promise<{ bytes: Buffer; isLast: boolean }> {
      for (;;) {
        const at = held.indexOf(mark);
        if (at >= 0) {
          const bytes = take(at);
          take(mark.length);
          return { bytes, isLast: true };
        }
        // The end of what is here may be the beginning of the mark.
        const sure = held.length - mark.length + 1;
        if (sure > 0) return { bytes: take(sure), isLast: false };
        await more();
      }
    },
  };
}

/** Whether a delimiter is followed by a part and not by the end of the form. */
async function hasPart(source: Source): Promise<boolean> {
  const after = await source.exactly(2);
  if (after.equals(lineEnd)) {
    source.putBack(lineEnd);
    return true;
  }
  if (after.toString('latin1') === '--') return false;
  throw new StreamedFormError('broken');
}

async function readHead(source: Source): Promise<{ name: string; fileName: string | null }> {
  const head = (await source.until(headEnd, maxHeadBytes)).toString('utf8');
  const line = /^content-disposition:\s*form-data\b(.*)$/im.exec(head)?.[1] ?? '';
  const parameter = (name: string) =>
    new RegExp(`;\\s*${name}="([^"]*)"`, 'i')
      .exec(line)?.[1]
      // Browsers write three characters of a name so, and leave the rest as it is.
      ?.replaceAll('%22', '"')
      .replace(/%0[AD]/gi, ' ');
  const name = parameter('name');
  if (name === undefined) throw new StreamedFormError('broken');
  return { name, fileName: parameter('filename') ?? null };
}

/** The file up to its delimiter. It must be the last part: what came after it would be read by nobody. */
function fileAt(source: Source, name: string, delimiter: Buffer, maxBytes: number): StreamedFile {
  let size = 0;
  let fault: StreamedFormError | null = null;
  const next = async (): Promise<{ bytes: Buffer; isLast: boolean }> => {
    const found = await source.nextBefore(delimiter);
    size += found.bytes.length;
    if (size > maxBytes) throw new StreamedFormError('too_large');
    if (found.isLast && (await hasPart(source))) throw new StreamedFormError('broken');
    return found;
  };
  // Nothing is read ahead, and giving up does not close the connection under the answer that says why.
  const content = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { bytes, isLast } = await next().catch((cause: unknown) => {
          if (cause instanceof StreamedFormError) fault = cause;
          throw cause;
        });
        if (bytes.length > 0) controller.enqueue(bytes);
        if (isLast) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { name, content, fault: () => fault };
}

/** Kit ends a body that is longer than the server takes with this status. */
function isTooLarge(cause: unknown): boolean {
  return typeof cause === 'object' && cause !== null && 'status' in cause && cause.status === 413;
}
