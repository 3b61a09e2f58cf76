import { createReadStream } from 'node:fs';
import { chunksOf } from './chunks.ts';
import { recordSplitter } from './csv-records.ts';
import type { TextEncoding } from './file-kind.ts';
import type { SpreadsheetRow } from './read-rows.ts';
import { spreadsheetError } from './spreadsheet-error.ts';

const delimiters = [',', ';', '\t', '|'];

/**
 * The separator that splits the sample's lines into the most columns, most consistently, outside quotes; null when none
 * does: the text is no table.
 */
export function sniffDelimiter(sample: string): string | null {
  const lines = sample
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 60);
  const scores = delimiters.map((delimiter) => {
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
  return scores[0] && scores[0].score > 0 ? scores[0].delimiter : null;
}

const equals = 61;
const apostrophe = 39;

/** A field as a spreadsheet shows it: `="00300002"`, `='…` and `'…` keep a text from being taken for a number. */
function cellOf(field: string): string | null {
  const first = field.charCodeAt(0);
  if (first !== equals && first !== apostrophe) return field === '' ? null : field;
  const text = /^="(.*)"$/s.exec(field)?.[1]?.replaceAll('""', '"') ?? field.replace(/^=?'/, '');
  return text === '' ? null : text;
}

/** Rows of a delimited text file. Row numbers count every record, blank ones too, as a spreadsheet would show them. */
export async function* readCsv(
  path: string,
  head: Buffer,
  encoding: TextEncoding,
): AsyncGenerator<SpreadsheetRow> {
  const sample = new TextDecoder(encoding).decode(head, { stream: true });
  // Excel's own hint line; Excel does not show it, so it has no row number.
  const hint = /^sep=(.)(?=\r|\n)/i.exec(sample);
  const delimiter = hint?.[1] ?? sniffDelimiter(sample);
  if (delimiter === null) throw spreadsheetError('not_a_spreadsheet');
  const splitter = recordSplitter(delimiter);
  const decoder = new TextDecoder(encoding);
  let row = hint ? -1 : 0;
  const numbered = function* (records: readonly string[][]): Generator<SpreadsheetRow> {
    for (const record of records) {
      row += 1;
      if (row > 0) yield { row, cells: record.map(cellOf) };
    }
  };
  for await (const chunk of chunksOf(createReadStream(path, { highWaterMark: 262_144 })))
    yield* numbered(splitter.push(decoder.decode(chunk, { stream: true })));
  yield* numbered([...splitter.push(decoder.decode()), ...splitter.end()]);
}
