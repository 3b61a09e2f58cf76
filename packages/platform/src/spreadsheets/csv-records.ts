import { spreadsheetError } from './spreadsheet-error.ts';

/**
 * Splits delimited text into records as it arrives. Own code, because a general parser spends ten times as long on
 * the same rows: nearly all lines hold no quote and are split at once. Quoted fields may hold separators, line ends
 * and doubled quotes; a quote inside an unquoted field is text.
 */

// One record longer than this is an unclosed quote swallowing the file.
const LONGEST_RECORD = 1_000_000;

interface Scanned {
  fields: string[];
  /** Where the next record starts. */
  next: number;
}

function lineEnd(text: string, from: number, newline: string): number {
  const at = text.indexOf(newline, from);
  return at < 0 ? text.length : at;
}

/** Reads one record that has quotes; null when its end has not arrived. */
function scanQuoted(text: string, start: number, delimiter: string, newline: string): Scanned | null {
  const fields: string[] = [];
  let at = start;
  for (;;) {
    let value = '';
    if (text[at] === '"') {
      for (at += 1; ;) {
        const quote = text.indexOf('"', at);
        if (quote < 0) return null;
        value += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        value += '"';
        at += 1;
      }
    }
    const end = lineEnd(text, at, newline);
    const separator = text.indexOf(delimiter, at);
    const isLast = separator < 0 || separator >= end;
    const rest = text.slice(at, isLast ? end : separator);
    fields.push(value + (isLast && rest.endsWith('\r') ? rest.slice(0, -1) : rest));
    if (isLast) return { fields, next: end + newline.length };
    at = separator + 1;
  }
}

function scanRecord(text: string, start: number, delimiter: string, newline: string): Scanned | null {
  const end = lineEnd(text, start, newline);
  const line = text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end);
  if (line.includes('"')) return scanQuoted(text, start, delimiter, newline);
  return { fields: line.split(delimiter), next: end + newline.length };
}

/** Makes a splitter: `push` gives the records completed by a chunk, `end` the last one. */
export function recordSplitter(delimiter: string, newline: string) {
  let waiting = '';
  const take = (final: boolean): string[][] => {
    const records: string[][] = [];
    let at = 0;
    while (at < waiting.length) {
      const record = scanRecord(waiting, at, delimiter, newline);
      // A record that reaches the end of what has arrived may go on in the next chunk.
      if (record === null || (record.next > waiting.length - 1 && !final)) {
        if (final || waiting.length - at > LONGEST_RECORD) throw spreadsheetError('broken_file');
        break;
      }
      records.push(record.fields);
      at = record.next;
    }
    waiting = waiting.slice(at);
    return records;
  };
  return {
    push: (text: string): string[][] => {
      waiting += text;
      return take(false);
    },
    end: (): string[][] => take(true),
  };
}
