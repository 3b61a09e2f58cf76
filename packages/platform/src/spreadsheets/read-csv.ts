import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { TextEncoding } from './file-kind.ts';
import { spreadsheetError } from './spreadsheet-error.ts';
import type { SpreadsheetRow } from './read-rows.ts';

// One row longer than this is an unclosed quote swallowing the file.
const LONGEST_ROW_BYTES = 1_000_000;
const DELIMITERS = [',', ';', '\t', '|'];

/** The separator that splits the sample's lines into the most columns, most consistently, outside quotes. */
export function sniffDelimiter(sample: string): string {
  const lines = sample
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 60);
  const scores = DELIMITERS.map((delimiter) => {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const bare = line.replace(/"(?:[^"]|"")*"/g, '');
      const count = bare.split(delimiter).length - 1;
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    const [columns, times] = [...counts].sort((a, b) => b[1] * b[0] - a[1] * a[0])[0] ?? [0, 0];
    return { delimiter, score: columns * times };
  });
  scores.sort((a, b) => b.score - a.score);
  return scores[0] && scores[0].score > 0 ? scores[0].delimiter : ',';
}

/** Rows of a delimited text file. Row numbers count every record, blank ones too, as a spreadsheet would show them. */
export async function* readCsv(
  path: string,
  head: Buffer,
  encoding: TextEncoding,
): AsyncGenerator<SpreadsheetRow> {
  const sample = new TextDecoder(encoding).decode(head, { stream: true });
  // Excel's own hint line; Excel does not show it, so it has no row number.
  const hint = /^sep=(.)(?:\r\n|\n|\r)/i.exec(sample);
  const parser = parse({
    delimiter: hint?.[1] ?? sniffDelimiter(sample),
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: LONGEST_ROW_BYTES,
    from_line: hint ? 2 : 1,
  });
  const decoder = new TextDecoder(encoding);
  const source = createReadStream(path, { highWaterMark: 262_144 });
  const decode = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
    for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  };
  // A failure of the source destroys the parser, whose iterator below throws it.
  pipeline(source, decode, parser, () => undefined);
  let row = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row += 1;
      yield { row, cells: record.map((field) => (field === '' ? null : field)) };
    }
  } catch (error) {
    throw error instanceof CsvError ? spreadsheetError('broken_file', error) : error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}
