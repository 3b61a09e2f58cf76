import { complaints } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { passFile, refusedFile, refusedForm } from './pass-file.ts';
import { readStreamedForm, type StreamedFile } from './streamed-form.ts';

/** What a room says of where its picture lies for some minutes. */
interface Address {
  readonly until: string;
  readonly signature: string;
}

/** Leads to the bytes of a picture. */
export function toPicture(
  named: { readonly complaintId: string; readonly fileId: string },
  room: complaints.FileRoom,
  { until, signature }: Address,
): never {
  const name = `${named.complaintId}/${named.fileId}`;
  return redirect(303, href(paths.report.file(name, { room, until, signature })));
}

const tooLarge = () => m.error_file_too_large({ megabytes: complaints.fileMaxBytes / 2 ** 20 });

/**
 * Reads a posted form with a picture and passes it on as it comes.
 * @param pass what becomes of it, with the fields that stand before it
 */
export async function passPicture<Sent>(
  event: RequestEvent,
  pass: (fields: Readonly<Record<string, string>>, content: StreamedFile['content']) => Promise<Sent>,
) {
  try {
    const { fields, file } = await readStreamedForm(event.request, complaints.fileMaxBytes);
    const values = Object.fromEntries(fields);
    if (!file) return refusedFile(400, { values, errors: { file: m.error_file_empty() } });
    return await passFile(event, file, values, (content) => pass(values, content));
  } catch (cause) {
    return refusedForm(cause, tooLarge());
  }
}
