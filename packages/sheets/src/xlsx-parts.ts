import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { chunksOf } from './chunks.ts';
import { spreadsheetError } from './spreadsheet-error.ts';

/** An .xlsx opened by its central directory, so that the order of parts in the file does not matter. */
export interface XlsxPackage {
  path: string;
  entries: ReadonlyMap<string, Entry>;
  zip: ZipFile;
}

const maxEntries = 5_000;
// A text node without an end for this long is an attack, not a cell (Excel allows 32,767 characters).
const maxText = 1_000_000;
// A cell's text lies nine elements deep.
const deepest = 64;
const maxTail = 16_000_000;
const storedMethod = 0;
const deflatedMethod = 8;

export async function openPackage(path: string): Promise<XlsxPackage> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, file) =>
      error ? reject(spreadsheetError('broken_file', error)) : resolve(file),
    );
  });
  const entries = new Map<string, Entry>();
  try {
    await new Promise<void>((resolve, reject) => {
      zip.on('entry', (entry: Entry) => {
        if (entries.size >= maxEntries) return reject(spreadsheetError('not_a_spreadsheet'));
        // 0x1: the entry is encrypted.
        if (entry.generalPurposeBitFlag & 1) return reject(spreadsheetError('password_protected'));
        entries.set(entry.fileName.replace(/\\/g, '/').toLowerCase(), entry);
        zip.readEntry();
      });
      zip.on('end', resolve);
      zip.on('error', (error: Error) => reject(spreadsheetError('broken_file', error)));
      zip.readEntry();
    });
  } catch (error) {
    zip.close();
    throw error;
  }
  return { path, entries, zip };
}

/** What a reader of one part reacts to. Names come without their prefix (`x:row` → `row`). */
export interface PartEvents {
  open?: (name: string, attributes: Record<string, string>) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function makeParser(events: PartEvents): { write: (text: string) => void } {
  const parser = new SaxesParser();
  let quiet = 0;
  let depth = 0;
  parser.on('opentag', (tag: SaxesTagPlain) => {
    quiet = 0;
    depth += 1;
    if (depth > deepest) throw spreadsheetError('broken_file');
    events.open?.(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag: SaxesTagPlain) => {
    quiet = 0;
    depth -= 1;
    events.close?.(localName(tag.name));
  });
  parser.on('text', (text) => events.text?.(text));
  parser.on('cdata', (text) => events.text?.(text));
  parser.on('doctype', () => {
    // No spreadsheet program writes one; entities defined in it are the usual attack.
    throw spreadsheetError('not_a_spreadsheet');
  });
  parser.on('error', (error) => {
    throw spreadsheetError('broken_file', error);
  });
  return {
    write: (text) => {
      quiet += text.length;
      if (quiet > maxText + text.length) throw spreadsheetError('broken_file');
      parser.write(text);
    },
  };
}

// What the library has and its type declarations lack.
declare module 'yauzl' {
  interface ZipFile {
    readLocalFileHeader(
      entry: Entry,
      options: { minimal: true },
      done: (error: Error | null, header: { fileDataStart: number }) => void,
    ): void;
  }
}

/** An entry's content. The library's own stream of a stored (not deflated) entry never ends on this runtime. */
async function openEntry({ path, zip }: XlsxPackage, entry: Entry): Promise<Readable> {
  if (![storedMethod, deflatedMethod].includes(entry.compressionMethod))
    throw spreadsheetError('broken_file');
  const start = await new Promise<number>((resolve, reject) => {
    zip.readLocalFileHeader(entry, { minimal: true }, (error, header) =>
      error ? reject(spreadsheetError('broken_file', error)) : resolve(header.fileDataStart),
    );
  });
  const stored = createReadStream(path, { start, end: start + Math.max(entry.compressedSize, 1) - 1 });
  if (entry.compressionMethod === storedMethod) return stored;
  // Errors of either stream come out of the last one.
  return pipeline(stored, createInflateRaw(), () => {});
}

/**
 * Streams one part through the parser; yields after every chunk, so that the caller can hand on what it collected.
 * Inflated bytes are counted as they come: the sizes a zip claims are not believed, its checksum is.
 */
export async function* parsePart(
  xlsx: XlsxPackage,
  name: string,
  maxBytes: number,
  events: PartEvents,
): AsyncGenerator<void> {
  const entry = xlsx.entries.get(name.toLowerCase());
  if (!entry || entry.uncompressedSize === 0) return;
  // The claim only saves work: a claim too low is caught below.
  if (entry.uncompressedSize > maxBytes) throw spreadsheetError('file_too_large');
  const stream = await openEntry(xlsx, entry);
  const decoder = new TextDecoder('utf-8');
  const parser = makeParser(events);
  let bytes = 0;
  let checksum = 0;
  try {
    for await (const chunk of chunksOf(stream)) {
      bytes += chunk.length;
      checksum = crc32(chunk, checksum);
      if (bytes > maxBytes) throw spreadsheetError('file_too_large');
      parser.write(decoder.decode(chunk, { stream: true }));
      yield;
    }
    if (checksum !== entry.crc32) throw spreadsheetError('broken_file');
  } catch (error) {
    const known = error instanceof Error && error.name === 'SpreadsheetError';
    throw known ? error : spreadsheetError('broken_file', error);
  } finally {
    stream.destroy();
  }
}

/** Reads a whole small part. */
export async function readPart(
  xlsx: XlsxPackage,
  name: string,
  maxBytes: number,
  events: PartEvents,
): Promise<void> {
  for await (const _ of parsePart(xlsx, name, maxBytes, events));
}

/** What stands in a part from `mark` on, as text, without parsing what comes before it; '' when it is not there. */
export async function tailOfPart(
  xlsx: XlsxPackage,
  name: string,
  mark: string,
  maxBytes: number,
): Promise<string> {
  const entry = xlsx.entries.get(name.toLowerCase());
  if (!entry || entry.uncompressedSize === 0) return '';
  const stream = await openEntry(xlsx, entry);
  const decoder = new TextDecoder('utf-8');
  let before: Buffer = Buffer.alloc(0);
  let tail: string | null = null;
  let bytes = 0;
  try {
    for await (const chunk of chunksOf(stream)) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw spreadsheetError('file_too_large');
      if (tail === null) {
        // The mark may be cut by the end of a chunk.
        const isCut = Buffer.concat([before, chunk.subarray(0, mark.length)]).includes(mark);
        const searched = isCut ? Buffer.concat([before, chunk]) : chunk;
        const at = searched.indexOf(mark);
        if (at >= 0) tail = decoder.decode(searched.subarray(at), { stream: true });
        before = chunk.subarray(-mark.length);
      } else if (tail.length < maxTail) tail += decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    const known = error instanceof Error && error.name === 'SpreadsheetError';
    throw known ? error : spreadsheetError('broken_file', error);
  } finally {
    stream.destroy();
  }
  return tail ?? '';
}
