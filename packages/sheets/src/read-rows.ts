import { createWriteStream } from 'node:fs';
import { mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileKind, isOleFile, oleProblem } from './file-kind.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { spreadsheetError } from './spreadsheet-error.ts';

/** A cell: text, number, boolean, a date cell as its UTC civil day (times are of 1899-12-30), or nothing. */
export type Cell = string | number | boolean | Date | null;
export interface SpreadsheetRow {
  /** Sheet row: the first is 1, blank rows count. */
  row: number;
  /** By column, 0-based. */
  cells: readonly Cell[];
  /** Columns whose cell is merged down from an earlier row; nothing when none is. */
  merged?: readonly number[];
  /** The workbook does not show this row: hidden by hand or by a filter. */
  isHidden?: true;
}

/** A worksheet by its name and first rows. */
export interface SheetHead {
  name: string;
  rows: readonly SpreadsheetRow[];
}
/** Picks one of several visible worksheets that have rows, by index. */
export type ChooseSheet = (sheets: readonly SheetHead[]) => number;

export interface ReadRowsOptions {
  maxBytes?: number;
  maxRows?: number;
  /** Without it the first visible worksheet that has rows is read. */
  chooseSheet?: ChooseSheet;
}

const defaultMaxBytes = 50 * 1024 * 1024;
const defaultMaxRows = 500_000;
const headBytes = 65_536;

async function spool(stream: Readable, maxBytes: number): Promise<{ path: string; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'sheet-'));
  const path = join(folder, 'upload');
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > maxBytes ? spreadsheetError('file_too_large') : null, chunk);
    },
  });
  try {
    await pipeline(stream, limit, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return { path, folder };
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function* rowsOfFile(
  path: string,
  maxBytes: number,
  chooseSheet?: ChooseSheet,
): AsyncGenerator<SpreadsheetRow> {
  if ((await stat(path)).size > maxBytes) throw spreadsheetError('file_too_large');
  const head = await headOf(path);
  if (isOleFile(head)) throw spreadsheetError(oleProblem(await readFile(path)));
  const kind = fileKind(head);
  yield* kind.kind === 'zip' ? readXlsx(path, chooseSheet) : readCsv(path, head, kind.encoding);
}

/**
 * Rows of an .xlsx or delimited text file, one by one, in bounded memory. The content decides what the file is, not
 * its name. A stream is first written to a private temporary file (an .xlsx is read by its directory, which is at
 * its end). Limits: 50 MB, 500,000 filled rows. Throws `SpreadsheetError` with a `SpreadsheetProblem`.
 */
export async function* readRows(
  source: string | Readable,
  {
    maxBytes: maxBytes = defaultMaxBytes,
    maxRows: maxRows = defaultMaxRows,
    chooseSheet,
  }: ReadRowsOptions = {},
): AsyncGenerator<SpreadsheetRow> {
  const spooled = typeof source === 'string' ? null : await spool(source, maxBytes);
  let count = 0;
  try {
    for await (const row of rowsOfFile(spooled?.path ?? String(source), maxBytes, chooseSheet)) {
      if (row.cells.some((cell) => cell !== null)) count += 1;
      if (count > maxRows) throw spreadsheetError('too_many_rows');
      yield row;
    }
    if (count === 0) throw spreadsheetError('empty_file');
  } finally {
    if (spooled) await rm(spooled.folder, { recursive: true, force: true });
  }
}
