import { spreadsheetError } from './spreadsheet-error.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256';
export type FileKind = { kind: 'zip' } | { kind: 'text'; encoding: TextEncoding };

const startsWith = (head: Buffer, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte);

const oleMagic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const foreignMagic: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // %PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF8
  [0x1f, 0x8b], // gzip
  [0x52, 0x61, 0x72, 0x21], // Rar!
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x7f, 0x45, 0x4c, 0x46], // ELF
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // {\rtf
];

/** UTF-16 without a mark: its ASCII commas, digits and line ends leave zero bytes on one side only. */
function unmarkedUtf16(head: Buffer): TextEncoding | null {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < head.length; index += 1)
    if (head[index] !== 0) continue;
    else if (index % 2 === 0) even += 1;
    else odd += 1;
  const enough = head.length / 50;
  if (odd > enough && even * 20 < odd) return 'utf-16le';
  return even > enough && odd * 20 < even ? 'utf-16be' : null;
}

function isUtf8(head: Buffer): boolean {
  try {
    // `stream` tolerates a character cut at the end of the sample.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function encodingOf(head: Buffer): TextEncoding {
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be';
  return unmarkedUtf16(head) ?? (isUtf8(head) ? 'utf-8' : 'windows-1256');
}

/** Control characters no table holds: a text that has them is a binary file. */
const binaryPattern = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/;
/** A page of the web with a table in it: what many systems call an Excel file. */
const htmlPattern =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body|table|meta|div)\b/i;
const webArchivePattern = /^\s*MIME-Version:[\s\S]{0,500}multipart\/related/i;

/** The true name of a book that is written as markup: a web page, or a book of another program or of former years. */
function bookInMarkup(text: string): 'html_table' | 'opendocument' | 'legacy_xls' | null {
  if (webArchivePattern.test(text) || (htmlPattern.test(text) && /<table\b/i.test(text))) return 'html_table';
  if (!/^\s*<\?xml/.test(text)) return null;
  if (text.includes('urn:oasis:names:tc:opendocument')) return 'opendocument';
  return text.includes('urn:schemas-microsoft-com:office:spreadsheet') ? 'legacy_xls' : null;
}
const markupPattern =
  /^\s*(?:<!doctype|<html|<\?xml|<head|<body|<table|<meta|<div|\{\\rtf|#!\/|[{[]\s*["{[])/i;

/**
 * What a file is, by its first bytes and never by its name. `wholeInHead` tells that `head` is the whole file.
 * Throws `html_table`, `opendocument`, `legacy_xls`, `not_a_spreadsheet` or `empty_file`.
 */
export function fileKind(head: Buffer): FileKind {
  if (head.length === 0) throw spreadsheetError('empty_file');
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06]))
    return { kind: 'zip' };
  if (foreignMagic.some((magic) => startsWith(head, magic))) throw spreadsheetError('not_a_spreadsheet');
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding).decode(head, { stream: true });
  if (text.trim() === '') throw spreadsheetError('empty_file');
  const book = bookInMarkup(text);
  if (book !== null) throw spreadsheetError(book);
  if (binaryPattern.test(text) || markupPattern.test(text)) throw spreadsheetError('not_a_spreadsheet');
  return { kind: 'text', encoding };
}

export function isOleFile(head: Buffer): boolean {
  return startsWith(head, oleMagic);
}

/**
 * An OLE compound file is an old .xls, or an encrypted .xlsx: those hold a stream named EncryptedPackage. Directory
 * sectors may lie anywhere, so the whole (bounded) file is searched.
 */
export function oleProblem(file: Buffer): 'password_protected' | 'legacy_xls' | 'not_a_spreadsheet' {
  const has = (name: string): boolean => file.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) return 'password_protected';
  return has('Workbook') || has('Book') ? 'legacy_xls' : 'not_a_spreadsheet';
}
