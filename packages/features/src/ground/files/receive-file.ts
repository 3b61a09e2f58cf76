import { Readable } from 'node:stream';
import { type FileKind, type FilePurpose, filePurposes, imageKinds } from '@hamyar/domain';
import { fileTypeFromBuffer } from 'file-type';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { sha256 } from '../../kit/sha256.ts';
import { recodeImage } from './recode-image.ts';

/** What came in and lies in the store; of no use to anybody until `keepFile` says whose it is. */
export interface ReceivedFile {
  readonly purpose: FilePurpose;
  readonly kind: FileKind;
  readonly fileName: string;
  readonly storedName: string;
  readonly sentSha256: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
}

/**
 * Takes an upload into the store: measured as it comes, known by its own bytes, decoded. The caller has authorised, and
 * either keeps it or drops it.
 * @throws Refusal one of the contract's `uploadReasons`
 */
export async function receiveFile(
  ctx: Ctx,
  what: { readonly purpose: FilePurpose; readonly fileName: string },
  content: Readable,
): Promise<ReceivedFile> {
  const { kinds, maxBytes }: { kinds: readonly FileKind[]; maxBytes: number } = filePurposes[what.purpose];
  const fileName = nameOf(what.fileName);
  const storedName = `${ctx.newId()}.upload`;
  const shared = { purpose: what.purpose, fileName, storedName };
  const asItComes = kinds.find((kind) => kind === 'sheet' || kind === 'zip');
  if (asItComes) {
    const { sha256: hash, bytes } = await ctx.ports.files.put(storedName, content, maxBytes);
    return { ...shared, kind: asItComes, sentSha256: hash, sha256: hash, bytes, width: null, height: null };
  }
  const sent = await collect(content, maxBytes);
  const kind = await kindOf(sent, kinds);
  const image = imageKinds.find((one) => one === kind);
  const drawn = image ? await recodeImage(sent, image) : { content: sent, width: null, height: null };
  const put = await ctx.ports.files.put(storedName, Readable.from([drawn.content]), maxBytes);
  const { width, height } = drawn;
  return { ...shared, kind, sentSha256: sha256(sent).toString('hex'), ...put, width, height };
}

/** Small enough to be held while it is looked at: a purpose of pictures and scans ends at 10 MB. */
async function collect(content: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes)
      throw new Refusal('invalid', 'file.too_large', { params: { megabytes: maxBytes / 2 ** 20 } });
    chunks.push(chunk);
  }
  if (bytes === 0) throw invalidField('file', 'file.empty');
  return Buffer.concat(chunks);
}

const byExtension: Readonly<Record<string, FileKind>> = { jpg: 'jpeg', png: 'png', webp: 'webp', pdf: 'pdf' };
const packed =
  /zip|compressed|rar|7z|tar|officedocument|opendocument|epub|java-archive|msdownload|executable/;

/** What a file is by its own bytes; what it is called says nothing. */
async function kindOf(sent: Buffer, allowed: readonly FileKind[]): Promise<FileKind> {
  const found = await fileTypeFromBuffer(sent);
  const kind = byExtension[found?.ext ?? ''];
  if (kind && allowed.includes(kind)) {
    if (kind === 'pdf') requirePdf(sent);
    return kind;
  }
  if (/^image\/(?:heic|heif|avif)/.test(found?.mime ?? '')) throw invalidField('file', 'file.heic');
  if (packed.test(found?.mime ?? '')) throw invalidField('file', 'file.packed');
  throw invalidField('file', 'file.kind_unknown');
}

/** Longest comment at the end of a zip, with the record before it. */
const maxZipTail = 65_557;
const zipEnd = Buffer.from('PK\x05\x06', 'latin1');

/** A document that begins and ends as one, and is not an archive as well, which some readers would open instead. */
function requirePdf(sent: Buffer): void {
  const tail = sent.subarray(-1024).toString('latin1');
  if (!/startxref\s+\d+\s+%%EOF\s*$/.test(tail)) throw invalidField('file', 'file.unreadable');
  const end = sent.subarray(-maxZipTail);
  for (let at = end.indexOf(zipEnd); at >= 0; at = end.indexOf(zipEnd, at + 1))
    if (at + 22 <= end.length && at + 22 + end.readUInt16LE(at + 20) === end.length)
      throw invalidField('file', 'file.packed');
}

/** A name to show and to store under: without folders, signs that turn text around, or what a shell reads. */
function nameOf(sent: string): string {
  const bare = sent
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, (sign) => (sign === '\u200c' ? sign : ''));
  return bare.trim().slice(-200) || 'file';
}
