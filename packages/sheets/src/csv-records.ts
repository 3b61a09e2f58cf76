import Papa from 'papaparse';
import { spreadsheetError } from './spreadsheet-error.ts';

// One record longer than this is an unclosed quote swallowing the file.
const maxRecord = 1_000_000;

/**
 * Splits delimited text into records as it arrives: `push` gives the records completed by a chunk, `end` the last one.
 * Every kind of line end is one, in quoted fields too. The parser's own streams hand over row by row; whole chunks at
 * once cost half as much (docs/decisions/0005-csv-files.md).
 * @throws SpreadsheetError `broken_file` when a quote is never closed
 */
export function recordSplitter(delimiter: string) {
  const parser = () => new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"' });
  let waiting = '';
  // A line end may be cut in two by the end of a chunk.
  let cutReturn = '';
  const take = (text: string, final: boolean): string[][] => {
    waiting += (cutReturn + text).replace(/\r\n?/g, '\n');
    if (waiting === '') return [];
    if (final && waiting.endsWith('\n')) waiting = waiting.slice(0, -1);
    // Declared as anything; without a header row a record is its cells.
    const { data, errors, meta } = parser().parse(waiting, 0, !final) as Papa.ParseResult<string[]>;
    waiting = final ? '' : waiting.slice(meta.cursor);
    const isOpen = final && errors.some(({ code }) => code === 'MissingQuotes');
    if (isOpen || waiting.length > maxRecord) throw spreadsheetError('broken_file');
    return data;
  };
  return {
    push: (text: string): string[][] => {
      const isCut = text.endsWith('\r');
      const records = take(isCut ? text.slice(0, -1) : text, false);
      cutReturn = isCut ? '\r' : '';
      return records;
    },
    end: (): string[][] => take('', true),
  };
}
