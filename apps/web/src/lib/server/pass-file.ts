import { m } from '@hamyar/i18n/messages';
import { fail, type RequestEvent } from '@sveltejs/kit';
import type { FormState } from '#lib/form.ts';
import { digits } from '#lib/locale.ts';
import { refuse } from './form.ts';
import { maxFormBytes } from './posted-form.ts';
import { type StreamedFile, StreamedFormError } from './streamed-form.ts';

/** As long as Node lets a request arrive, here and at the API: the file passes through at the pace of the sender. */
export const uploadMs = 300_000;
/** Files that pass through this process at a time: each holds a connection here and one at the API. */
const maxReceiving = 4;
let receiving = 0;

type Why = Partial<Pick<FormState, 'values' | 'errors' | 'message'>>;

/** A form with a file that is not taken. */
export const refusedFile = (status: number, why: Why) =>
  fail<FormState>(status, { values: {}, errors: {}, message: null, code: null, ...why });

/**
 * Passes a file on to the API as it comes; nothing of it is kept here.
 * @param values what else the form said, shown again when the file is refused
 * @throws StreamedFormError when the fault was the sender's
 */
export async function passFile<Sent>(
  event: RequestEvent,
  file: StreamedFile,
  values: FormState['values'],
  pass: (content: StreamedFile['content']) => Promise<Sent>,
) {
  if (receiving >= maxReceiving) return refusedFile(503, { values, message: m.import_others_receiving() });
  receiving += 1;
  try {
    return await pass(file.content);
  } catch (cause) {
    // The call only says that it failed; the file says whether its sender did.
    const fault = file.fault();
    if (fault) throw fault;
    return refuse(cause, values, event.locals.requestId);
  } finally {
    receiving -= 1;
  }
}

/** What its sender reads when a form did not come whole, or is too large. */
export function refusedForm(cause: unknown, tooLarge: string) {
  if (!(cause instanceof StreamedFormError)) throw cause;
  if (cause.problem === 'too_large') return refusedFile(413, { errors: { file: tooLarge } });
  if (cause.problem === 'broken') return refusedFile(400, { errors: { file: m.import_upload_broken() } });
  return refusedFile(413, { message: m.import_words_too_large({ limit: digits(maxFormBytes / 1024) }) });
}
